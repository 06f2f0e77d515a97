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

/** The typed fields that a correction changes, in the order of the contract. */
export const changedFields = (old: CodedRecord, corrected: RecordInput): TypedField[] =>
  typedFields.filter((field) => !sameValue(old[field], corrected[field]));

/**
 * The fields in which a line entered from paper differs from what its issuer signed. A field that the line
 * leaves out does not differ.
 */
export const differencesFromIssued = (line: CodedRecord, issued: IssuedRecord): (keyof IssuedRecord)[] =>
  issuedFields.filter((field) => line[field] !== undefined && !sameValue(line[field], issued[field]));
