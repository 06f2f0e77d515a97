export const RecordForm = (_: { book: string; correct: string | undefined }) => null;
