export const Ledger = (_: object) => null;
