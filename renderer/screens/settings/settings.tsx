export const Settings = (_: object) => null;
