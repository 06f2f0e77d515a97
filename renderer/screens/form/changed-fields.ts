import { type CodedRecord, RecordDraft, type RecordInput } from '../../../contract/record/coded-record.ts';

export type RecordField = keyof RecordInput & keyof CodedRecord;

/** The fields that differ, in the order of the contract; lists are compared as they stand. */
export function changedFields(old: CodedRecord, input: RecordInput): RecordField[] {
  const fields = Object.keys(RecordDraft.shape) as RecordField[];
  return fields.filter(
    (field) =>
      field !== 'code' && JSON.stringify(old[field] ?? null) !== JSON.stringify(input[field] ?? null),
  );
}
