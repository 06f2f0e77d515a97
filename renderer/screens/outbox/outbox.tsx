export const Outbox = (_: object) => null;
