export const Check = (_: { chosen: string | undefined }) => null;
