import { z } from 'zod';
import { format, type Written } from '../generations.ts';
import { ascending } from '../lists.ts';
import { BodyCode, LocalDate, OrganisationCode, PersonCode, Year } from '../scalar.ts';
import { ControlCode } from './control-code.ts';
import {
  Book,
  DocumentNumber,
  DossierCode,
  Level,
  Notation,
  NoteCode,
  StoreLocation,
  TypeCode,
  Urgency,
} from './fields.ts';

/**
 * What one agency tells another about a classified document. It is closed: an unknown key is an error, and
 * no field can hold a subject line (trích yếu) or content.
 */
const issuedShape = {
  code: ControlCode,
  level: Level,
  /** Fields that do not stand on the outer envelope are absent when only the named person may open it. */
  typeCode: TypeCode.optional(),
  number: DocumentNumber,
  notation: Notation,
  issuedOn: LocalDate.optional(),
  issuer: OrganisationCode,
  signer: PersonCode.optional(),
  recipients: z.array(OrganisationCode).min(1).max(500),
  urgency: Urgency,
  copies: z.int().min(1).max(999),
  pages: z.int().min(1).max(9999).optional(),
  enclosures: z.int().min(0).max(999).optional(),
  /** "Chỉ người có tên mới được bóc bì". */
  namedOpenerOnly: z.boolean(),
  returnBy: LocalDate.optional(),
  dueOn: LocalDate.optional(),
  protectUntil: LocalDate.optional(),
  replyTo: ControlCode.optional(),
};

/** The same without what a clerk counts before entry, and the years of protection, which tell the level. */
const { level, number, copies, pages, enclosures, protectUntil, ...blind } = issuedShape;
export const blindShape = { ...blind, recipients: z.array(BodyCode).min(1).max(500) };

/** What only the register of one agency holds. */
const registerShape = {
  book: Book,
  year: Year,
  /** From 1 in each book and year, gapless, never reissued. */
  ordinal: z.int().min(1).max(999_999),
  arrivedOn: LocalDate.optional(),
  arrivalNumber: DocumentNumber.optional(),
  storeAt: StoreLocation.optional(),
  noteCodes: z.array(NoteCode).max(5),
  dossier: DossierCode.optional(),
};

interface Crossed {
  book?: 'outgoing' | 'incoming' | undefined;
  namedOpenerOnly: boolean;
  typeCode?: string | undefined;
  issuedOn?: string | undefined;
  signer?: string | undefined;
  pages?: number | undefined;
  enclosures?: number | undefined;
  recipients: string[];
  issuer: string;
  protectUntil?: string | undefined;
  returnBy?: string | undefined;
  dueOn?: string | undefined;
}

/** What does not stand on the envelope: absent only when nobody but the named person may open it. */
export const fieldsBehindEnvelope = ['typeCode', 'issuedOn', 'signer', 'pages', 'enclosures'] as const;

const issuedRules = (record: Crossed, context: z.RefinementCtx): void =>
  checkIssued(record, fieldsBehindEnvelope, context);

/** Paper may come from a body that lists nobody: then the signer is absent, not invented. */
const paperFields = fieldsBehindEnvelope.filter((field) => field !== 'signer');
const lineRules = (record: Crossed, context: z.RefinementCtx): void =>
  checkIssued(record, record.book === 'incoming' ? paperFields : fieldsBehindEnvelope, context);

function checkIssued(
  record: Crossed,
  behindEnvelope: readonly (typeof fieldsBehindEnvelope)[number][],
  context: z.RefinementCtx,
): void {
  const fault = (path: string) => context.addIssue({ code: 'custom', path: [path], message: path });
  if (!record.namedOpenerOnly) {
    for (const field of behindEnvelope) if (record[field] === undefined) fault(field);
  }
  if (new Set(record.recipients).size !== record.recipients.length) fault('recipients');
  if (record.recipients.includes(record.issuer)) fault('recipients');
  for (const field of termsBeforeIssue(record)) fault(field);
}

const terms = ['protectUntil', 'returnBy', 'dueOn'] as const;

/** The terms that end before the day of the document; none where no day is known. */
export const termsBeforeIssue = ({
  issuedOn,
  ...record
}: Partial<Pick<Crossed, 'issuedOn' | (typeof terms)[number]>>): (typeof terms)[number][] =>
  issuedOn === undefined ? [] : terms.filter((field) => (record[field] ?? issuedOn) < issuedOn);

/** The fields of what is signed and sent. */
export const issuedFields = z.strictObject(issuedShape).keyof().options;

/** From the second generation on lists have one order. */
const issuedInOrder = {
  generation: z.literal(2),
  ...issuedShape,
  recipients: ascending(OrganisationCode, { min: 1, max: 500 }),
};

/** From the third on a recipient, and the issuer of a paper, may be a body outside the directory. */
const issuedToAnybody = {
  ...issuedInOrder,
  generation: z.literal(3),
  recipients: ascending(BodyCode, { min: 1, max: 500 }),
};

export const issuedRecordFormat = format([
  z.strictObject(issuedShape).superRefine(issuedRules),
  z.strictObject(issuedInOrder).superRefine(issuedRules),
  z.strictObject(issuedToAnybody).superRefine(issuedRules),
]);
export const IssuedRecord = issuedRecordFormat.any;
export type IssuedRecord = z.infer<typeof IssuedRecord>;

function registerRules(
  record: {
    book: 'outgoing' | 'incoming';
    arrivedOn?: string | undefined;
    arrivalNumber?: number | undefined;
  },
  context: z.RefinementCtx,
): void {
  for (const field of ['arrivedOn', 'arrivalNumber'] as const) {
    if ((record.book === 'incoming') !== (record[field] !== undefined)) {
      context.addIssue({ code: 'custom', path: [field], message: field });
    }
  }
}

/** One line of a register. */
export const codedRecordFormat = format([
  z
    .strictObject({ ...issuedShape, ...registerShape })
    .superRefine(issuedRules)
    .superRefine(registerRules),
  z
    .strictObject({ ...issuedInOrder, ...registerShape, noteCodes: ascending(NoteCode, { max: 5 }) })
    .superRefine(issuedRules)
    .superRefine(registerRules),
  z
    .strictObject({
      ...issuedToAnybody,
      issuer: BodyCode,
      ...registerShape,
      noteCodes: ascending(NoteCode, { max: 5 }),
    })
    .superRefine(lineRules)
    .superRefine(registerRules),
]);
export const CodedRecord = codedRecordFormat.any;
export type CodedRecord = z.infer<typeof CodedRecord>;
/** A line as registers write it. */
export type WrittenRecord = Written<typeof codedRecordFormat>;

/** What the clerk fills in; code, ordinal, year and arrival number are given by the register on saving. */
const { code: _code, ...typedShape } = {
  ...issuedShape,
  issuer: BodyCode,
  recipients: z.array(BodyCode).min(1).max(500),
};
const {
  ordinal: _ordinal,
  year: _year,
  arrivalNumber: _arrivalNumber,
  ...typedRegisterShape
} = registerShape;
export const RecordInput = z
  .strictObject({
    ...typedShape,
    ...typedRegisterShape,
    /** An incoming document keeps the code its issuer gave it; one that came without a code gets one. */
    code: ControlCode.optional(),
  })
  .superRefine(lineRules);
export type RecordInput = z.infer<typeof RecordInput>;

/** A form not yet saved: any field may be absent, and what is there is already valid. */
export const RecordDraft = z
  .strictObject({ ...typedShape, ...typedRegisterShape, code: ControlCode })
  .partial();
export type RecordDraft = z.infer<typeof RecordDraft>;

/** What a register line says of the document itself. */
export function documentPart(record: CodedRecord) {
  const { book, year, ordinal, arrivedOn, arrivalNumber, storeAt, noteCodes, dossier, ...issued } = record;
  return issued;
}

/** The part of a register line that is signed and sent, in the generation of the line. */
export const issuedPart = (record: CodedRecord): IssuedRecord => IssuedRecord.parse(documentPart(record));
