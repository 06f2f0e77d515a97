import { z } from 'zod';
import { format, type Written } from '../generations.ts';
import { ascending } from '../lists.ts';
import { BodyCode, LocalDate, OrganisationCode, PersonCode, Year } from '../scalar.ts';
import { ControlCode } from './control-code.ts';
import {
  Book,
  DocumentNumber,
  DossierCode,
  endless,
  Level,
  Notation,
  NoteCode,
  ProtectionEnd,
  StoreLocation,
  ThingCode,
  TypeCode,
  UnitCode,
  Urgency,
  WrittenUrgency,
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

/** What the fourth generation states besides. */
const issuedMore = {
  protectUntil: ProtectionEnd.optional(),
  /** Được hoặc không được sao, chụp (NĐ 26/2020 Điều 2.1). */
  copyAllowed: z.boolean(),
  /** Absent for a document on paper. */
  thing: ThingCode.optional(),
  /** In place of pages. */
  pieces: z.int().min(1).max(9999).optional(),
};

/** As a person fills it in, whatever generation a corrected line is of. */
const typedShape = {
  ...issuedShape,
  ...issuedMore,
  copyAllowed: issuedMore.copyAllowed.optional(),
  issuer: BodyCode,
  recipients: z.array(BodyCode).min(1).max(500),
};

/** The same without what a clerk counts before entry, and the years of protection, which tell the level. */
const { level, number, copies, pages, pieces, enclosures, protectUntil, ...blind } = typedShape;
export const blindShape = { ...blind, issuer: OrganisationCode };

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

const registerMore = {
  ...registerShape,
  noteCodes: ascending(NoteCode, { max: 5 }),
  /** Đơn vị lưu: which unit keeps the file copy. Of the outgoing register. */
  fileUnit: UnitCode.optional(),
  /** Số lượng bì: in how many envelopes the paper came. Of the incoming register: what leaves is counted by each hand-over. */
  envelopes: z.int().min(1).max(99).optional(),
};

interface Crossed {
  book?: 'outgoing' | 'incoming' | undefined;
  namedOpenerOnly: boolean;
  copyAllowed?: boolean | undefined;
  thing?: string | undefined;
  pieces?: number | undefined;
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

/** What it is counted by. */
export const countOf = ({ thing }: { readonly thing?: unknown }): 'pages' | 'pieces' =>
  thing === undefined || thing === null ? 'pages' : 'pieces';

/** What does not stand on the envelope: absent only when nobody but the named person may open it. */
export const fieldsBehindEnvelope = (record: { readonly thing?: unknown }) =>
  ['typeCode', 'issuedOn', 'signer', countOf(record), 'enclosures'] as const;
type BehindEnvelope = ReturnType<typeof fieldsBehindEnvelope>[number];

const issuedRules = (record: Crossed, context: z.RefinementCtx): void =>
  checkIssued(record, fieldsBehindEnvelope(record), context);

/** Paper may come from a body that lists nobody: then the signer is absent, not invented. */
const lineRules = (record: Crossed, context: z.RefinementCtx): void => {
  const fields = fieldsBehindEnvelope(record);
  checkIssued(
    record,
    record.book === 'incoming' ? fields.filter((field) => field !== 'signer') : fields,
    context,
  );
};

function checkIssued(
  record: Crossed,
  behindEnvelope: readonly BehindEnvelope[],
  context: z.RefinementCtx,
): void {
  const fault = (path: string) => context.addIssue({ code: 'custom', path: [path], message: path });
  const notCounted = countOf(record) === 'pages' ? 'pieces' : 'pages';
  if (record[notCounted] !== undefined) fault(notCounted);
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
  issuedOn === undefined
    ? []
    : terms.filter((field) => record[field] !== endless && (record[field] ?? issuedOn) < issuedOn);

/** The fields of what is signed and sent. */
export const issuedFields = z.strictObject({ ...issuedShape, ...issuedMore }).keyof().options;

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

/** From the fourth on it says whether it may be copied; it may be a thing, and protected without end. */
const issuedThing = { ...issuedToAnybody, ...issuedMore, generation: z.literal(4), urgency: WrittenUrgency };

export const issuedRecordFormat = format([
  z.strictObject(issuedShape).superRefine(issuedRules),
  z.strictObject(issuedInOrder).superRefine(issuedRules),
  z.strictObject(issuedToAnybody).superRefine(issuedRules),
  z.strictObject(issuedThing).superRefine(issuedRules),
]);
export const IssuedRecord = issuedRecordFormat.any;
type IssuedGenerations = z.infer<typeof IssuedRecord>;
/** In any generation; what one does not know is absent in it. */
export type IssuedRecord = WithAll<IssuedGenerations, KeyOfAny<IssuedGenerations>>;

type KeyOfAny<Union> = Union extends unknown ? keyof Union : never;
type WithAll<Union, Keys extends PropertyKey> = Union extends unknown
  ? Union & { [Key in Exclude<Keys, keyof Union>]?: undefined }
  : never;

type Generation<Number extends 2 | 3> = z.infer<(typeof issuedRecordFormat.generations)[Number]>;
/**
 * The fields of the fourth generation that the third cannot hold, or not with every value: what a recipient that reads
 * the third alone would have to do without.
 */
export type AddedInFourth = Exclude<keyof Generation<3>, keyof Generation<2>> | 'protectUntil';

interface OfRegister extends Crossed {
  book: 'outgoing' | 'incoming';
  arrivedOn?: string | undefined;
  arrivalNumber?: number | undefined;
  fileUnit?: string | undefined;
  envelopes?: number | undefined;
}

function registerRules(record: OfRegister, context: z.RefinementCtx): void {
  for (const field of ['arrivedOn', 'arrivalNumber'] as const) {
    if ((record.book === 'incoming') !== (record[field] !== undefined)) {
      context.addIssue({ code: 'custom', path: [field], message: field });
    }
  }
}

/** Each register has a field of its own, and what leaves says whether it may be copied. */
function ownFieldRules(record: OfRegister, context: z.RefinementCtx): void {
  const fault = (path: string) => context.addIssue({ code: 'custom', path: [path], message: path });
  const other = record.book === 'incoming' ? 'fileUnit' : 'envelopes';
  if (record[other] !== undefined) fault(other);
}

function statedRules(record: OfRegister, context: z.RefinementCtx): void {
  if (record.book === 'outgoing' && record.copyAllowed === undefined)
    context.addIssue({ code: 'custom', path: ['copyAllowed'], message: 'copyAllowed' });
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
  z
    .strictObject({
      ...issuedThing,
      issuer: BodyCode,
      // A paper may leave it open.
      copyAllowed: issuedMore.copyAllowed.optional(),
      ...registerMore,
    })
    .superRefine(lineRules)
    .superRefine(registerRules)
    .superRefine(ownFieldRules)
    .superRefine(statedRules),
]);
export const CodedRecord = codedRecordFormat.any;
type CodedGenerations = z.infer<typeof CodedRecord>;
/** In any generation; what one does not know is absent in it. */
export type CodedRecord = WithAll<CodedGenerations, KeyOfAny<CodedGenerations>>;
/** A line as registers write it. */
export type WrittenRecord = Written<typeof codedRecordFormat>;

const [firstLine, secondLine, thirdLine] = codedRecordFormat.generations;
/** A line in the generations of before warnings were recorded: acts of that time hold no other. */
export const EarlierRecord = z.union([thirdLine, secondLine, firstLine]);

/** What the clerk fills in; code, ordinal, year and arrival number are given by the register on saving. */
const { code: _code, ...typedFields } = typedShape;
const {
  ordinal: _ordinal,
  year: _year,
  arrivalNumber: _arrivalNumber,
  ...typedRegisterFields
} = { ...registerMore, noteCodes: registerShape.noteCodes };
const typed = { ...typedFields, ...typedRegisterFields };
export const RecordInput = z
  .strictObject({
    ...typed,
    /** An incoming document keeps the code its issuer gave it; one that came without a code gets one. */
    code: ControlCode.optional(),
  })
  .superRefine(lineRules)
  .superRefine(ownFieldRules);
export type RecordInput = z.infer<typeof RecordInput>;

/** A form not yet saved: any field may be absent, and what is there is already valid. */
export const RecordDraft = z
  .strictObject({
    ...typed,
    code: ControlCode,
    /** The day on which the number was given by hand. It stands in the act, not in the record. */
    givenOn: LocalDate,
  })
  .partial();
export type RecordDraft = z.infer<typeof RecordDraft>;

/** What a register line says of the document itself. */
export function documentPart(record: CodedRecord) {
  const { book, year, ordinal, arrivedOn, arrivalNumber, storeAt, noteCodes, dossier, ...rest } = record;
  const { fileUnit, envelopes, ...issued } = rest;
  return issued;
}

/** The part of a register line that is signed and sent, in the generation of the line. */
export const issuedPart = (record: CodedRecord): IssuedRecord => IssuedRecord.parse(documentPart(record));
