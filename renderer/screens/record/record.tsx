export const RecordScreen = (_: { code: string; issueAtOnce: boolean }) => null;
