import type { z } from 'zod';
import { type CodedRecord, RecordDraft, type RecordInput } from '../../../contract/record/coded-record.ts';
import type { Book } from '../../../contract/record/fields.ts';
import { lateEntryNote } from '../../../contract/record/hand-numbers.ts';
import type { LocalDate, OrganisationCode } from '../../../contract/scalar.ts';
import { today } from '../../format/dates.ts';

/** What the form holds: fields of a record, each perhaps not filled in, emptied (null) or not yet right. */
type Input = z.input<typeof RecordInput>;
type Always = 'book' | 'recipients' | 'noteCodes' | 'namedOpenerOnly' | 'urgency';
type Counts = 'number' | 'copies' | 'pages' | 'pieces' | 'enclosures' | 'envelopes';
export type Values = {
  [Field in Exclude<keyof Input, Always>]?:
    | Input[Field]
    // Text that is no number stands until it is mended.
    | (Field extends Counts ? string : never)
    | null
    | undefined;
} & Pick<Input, Always> & {
    /** The day on which the number was given by hand; no field of the record. */
    givenOn?: LocalDate | null | undefined;
  };

/** The fields that a person may leave empty. */
export const fieldsLeftEmpty: Readonly<Record<Exclude<keyof Values, Always>, true>> = {
  level: true,
  number: true,
  notation: true,
  typeCode: true,
  issuedOn: true,
  issuer: true,
  signer: true,
  copies: true,
  pages: true,
  pieces: true,
  enclosures: true,
  returnBy: true,
  dueOn: true,
  protectUntil: true,
  copyAllowed: true,
  thing: true,
  replyTo: true,
  code: true,
  arrivedOn: true,
  storeAt: true,
  dossier: true,
  fileUnit: true,
  envelopes: true,
  givenOn: true,
};

/** With null in every empty field: the form answers a missing one with the value that it was first drawn with. */
export function withEmptyFields(values: Values): Values {
  const whole = { ...values };
  for (const field of Object.keys(fieldsLeftEmpty) as (keyof typeof fieldsLeftEmpty)[])
    if (whole[field] === undefined) whole[field] = null;
  return whole;
}

export const freshValues = (book: Book, self: OrganisationCode): Values => ({
  book,
  urgency: 'normal',
  namedOpenerOnly: false,
  noteCodes: [],
  recipients: book === 'incoming' ? [self] : [],
  issuedOn: today(),
  enclosures: 0,
  ...(book === 'outgoing'
    ? { issuer: self, copyAllowed: false }
    : { arrivedOn: today(), issuedOn: undefined, envelopes: 1 }),
});

/**
 * The number of enclosures once an envelope is marked as one that only the person named on it opens, or no longer: none is
 * what a form begins with, and nobody knows it of what is closed.
 */
export function enclosuresOnceClosed(
  { book, enclosures }: Pick<Values, 'book' | 'enclosures'>,
  isClosed: boolean,
): Values['enclosures'] {
  if (book === 'outgoing') return enclosures;
  if (isClosed) return enclosures === 0 ? null : enclosures;
  return enclosures ?? 0;
}

/** The fields of a registered line that a person typed. */
export function valuesOf(record: CodedRecord): Values {
  const { code: _code, year: _year, ordinal: _ordinal, arrivalNumber: _arrivalNumber, ...typed } = record;
  const { generation: _generation, ...values } = typed;
  return values;
}

/** A new document like the last one: what differs for every document is left out. */
export function valuesLike(record: CodedRecord): Values {
  const {
    number: _number,
    dueOn: _due,
    returnBy: _back,
    replyTo: _reply,
    protectUntil: _until,
    copyAllowed: _copying,
    thing: _thing,
    pieces: _pieces,
    envelopes: _envelopes,
    ...same
  } = valuesOf(record);
  return {
    ...same,
    // It says how that line was entered.
    noteCodes: same.noteCodes.filter((code) => code !== lateEntryNote),
    // No longer an urgency of the law (NĐ 30/2020), so a new document does not get it.
    urgency: same.urgency === 'flash-timed' ? 'flash' : same.urgency,
    issuedOn: record.book === 'outgoing' ? today() : undefined,
    ...(record.book === 'incoming' ? { arrivedOn: today() } : {}),
  };
}

/** The part of the form that is already valid: a draft holds nothing else. */
export function draftOf(values: Values): RecordDraft {
  const kept: Record<string, unknown> = {};
  for (const [field, schema] of Object.entries(RecordDraft.shape)) {
    const value: unknown = values[field as keyof Values];
    if (value !== undefined && schema.safeParse(value).success) kept[field] = value;
  }
  return RecordDraft.parse(kept);
}

/** The fields in which something stands that is not valid, so that no draft holds it. */
export function wrongFields(values: Values): (keyof Values)[] {
  const draft: Readonly<Record<string, unknown>> = draftOf(values);
  return (Object.keys(values) as (keyof Values)[]).filter((field) => {
    const value = values[field];
    const empty = value === undefined || value === null || (Array.isArray(value) && value.length === 0);
    return !empty && !(field in draft);
  });
}

/** The form of a draft: what the draft lacks is empty, also where a form begun now, or the line, has a value. */
export const restoredValues = (draft: RecordDraft, fresh: Values): Values => ({
  ...(fresh.issuer === undefined ? {} : { issuer: fresh.issuer }),
  ...draft,
  book: fresh.book,
  recipients: draft.recipients ?? fresh.recipients,
  noteCodes: draft.noteCodes ?? [],
  namedOpenerOnly: draft.namedOpenerOnly ?? false,
  urgency: draft.urgency ?? 'normal',
});
