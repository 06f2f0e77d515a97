export const Today = (_: object) => null;
