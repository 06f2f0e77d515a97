import {
  type CodedRecord,
  type IssuedRecord,
  issuedFields,
  RecordDraft,
  type RecordInput,
} from '../../contract/record/coded-record.ts';

/** A field of a line that a person types. */
export type TypedField = Exclude<keyof RecordInput & keyof CodedRecord, 'code'>;

const typedFields = Object.keys(RecordDraft.shape).filter((field) => field !== 'code') as TypedField[];

/** Lists are compared without their order; an absent field equals an undefined one. */
export const sameValue = (one: unknown, other: unknown): boolean => textOf(one) === textOf(other);

const textOf = (value: unknown): string =>
  JSON.stringify((Array.isArray(value) ? value.toSorted() : value) ?? null);

/** The typed fields that a correction, or the draft of one, changes, in the order of the contract. */
export const changedFields = (old: CodedRecord, corrected: RecordDraft): TypedField[] =>
  typedFields.filter((field) => !sameValue(old[field], corrected[field]));

/** The form of a paper that came knows one recipient, one's own body, and has no box for the others. */
const notOnPaper: ReadonlySet<string> = new Set<keyof RecordInput>(['recipients']);

/**
 * The fields in which a line entered from paper differs from what its issuer signed. What the line leaves out, or its
 * form cannot state, does not differ.
 */
export const differencesFromIssued = (
  line: CodedRecord,
  issued: IssuedRecord,
): (typeof issuedFields)[number][] =>
  issuedFields.filter(
    (field) => !notOnPaper.has(field) && line[field] !== undefined && !sameValue(line[field], issued[field]),
  );

/** The fields of such a line that a person typed and the record of its envelope changed. */
export const joinedFields = (line: CodedRecord, joined: CodedRecord): TypedField[] =>
  changedFields(line, joined).filter((field) => !notOnPaper.has(field));
