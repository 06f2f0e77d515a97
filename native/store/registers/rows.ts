import { CodedRecord } from '../../../contract/record/coded-record.ts';
import { type Book, endless } from '../../../contract/record/fields.ts';
import type { DocumentState } from '../../../contract/record/status.ts';
import type { RegisterRow } from '../../../domain/record/register-row.ts';

/** A line of the `record` table. */
export interface RecordRow {
  id: number;
  code: string;
  book: Book;
  year: number;
  ordinal: number;
  state: DocumentState;
  seq: number;
  level: string;
  type_code: string | null;
  number: number;
  notation: string;
  issued_on: string | null;
  issuer: string;
  signer: string | null;
  recipients: string;
  urgency: string;
  copies: number;
  pages: number | null;
  enclosures: number | null;
  named_opener_only: 0 | 1;
  return_by: string | null;
  due_on: string | null;
  protect_until: string | null;
  reply_to: string | null;
  arrived_on: string | null;
  arrival_number: number | null;
  store_at: string | null;
  note_codes: string;
  dossier: string | null;
  entered: number;
  refused: number;
  silent: number;
  generation: number;
  settled: 0 | 1;
  protected_endlessly: 0 | 1;
  copy_allowed: 0 | 1 | null;
  thing: string | null;
  pieces: number | null;
  file_unit: string | null;
  envelopes: number | null;
  given_on: string | null;
}

/** First `id` of a book and year; `+ ordinal` is the row's (see the schema). */
export const baseId = (book: Book, year: number): number =>
  ((book === 'incoming' ? 200 : 0) + year - 2000) * 1_000_000;

export const recordId = (record: Pick<CodedRecord, 'book' | 'year' | 'ordinal'>): number =>
  baseId(record.book, record.year) + record.ordinal;

/** Lists are stored with commas; no code contains one. */
export const splitList = (text: string): string[] => (text === '' ? [] : text.split(','));

/** The columns written from a coded record, in the order of `recordValues`. */
export const recordColumns = [
  'code',
  'book',
  'year',
  'ordinal',
  'level',
  'type_code',
  'number',
  'notation',
  'issued_on',
  'issuer',
  'signer',
  'recipients',
  'urgency',
  'copies',
  'pages',
  'enclosures',
  'named_opener_only',
  'return_by',
  'due_on',
  'protect_until',
  'reply_to',
  'arrived_on',
  'arrival_number',
  'store_at',
  'note_codes',
  'dossier',
  'generation',
  'protected_endlessly',
  'copy_allowed',
  'thing',
  'pieces',
  'file_unit',
  'envelopes',
] as const;

export const recordValues = (record: CodedRecord): (string | number | null)[] => [
  record.code,
  record.book,
  record.year,
  record.ordinal,
  record.level,
  record.typeCode ?? null,
  record.number,
  record.notation,
  record.issuedOn ?? null,
  record.issuer,
  record.signer ?? null,
  record.recipients.join(','),
  record.urgency,
  record.copies,
  record.pages ?? null,
  record.enclosures ?? null,
  record.namedOpenerOnly ? 1 : 0,
  record.returnBy ?? null,
  record.dueOn ?? null,
  record.protectUntil === endless ? null : (record.protectUntil ?? null),
  record.replyTo ?? null,
  record.arrivedOn ?? null,
  record.arrivalNumber ?? null,
  record.storeAt ?? null,
  record.noteCodes.join(','),
  record.dossier ?? null,
  record.generation ?? 1,
  record.protectUntil === endless ? 1 : 0,
  record.copyAllowed === undefined ? null : Number(record.copyAllowed),
  record.thing ?? null,
  record.pieces ?? null,
  record.fileUnit ?? null,
  record.envelopes ?? null,
];

/** The register line of a stored row; `signedUpTo` is the last entry that a checkpoint covers. */
export function registerRow(row: RecordRow, signedUpTo: number): RegisterRow {
  return {
    record: CodedRecord.parse({
      code: row.code,
      book: row.book,
      year: row.year,
      ordinal: row.ordinal,
      level: row.level,
      number: row.number,
      notation: row.notation,
      issuer: row.issuer,
      recipients: splitList(row.recipients),
      urgency: row.urgency,
      copies: row.copies,
      namedOpenerOnly: row.named_opener_only === 1,
      noteCodes: splitList(row.note_codes),
      ...present('typeCode', row.type_code),
      ...present('issuedOn', row.issued_on),
      ...present('signer', row.signer),
      ...present('pages', row.pages),
      ...present('enclosures', row.enclosures),
      ...present('returnBy', row.return_by),
      ...present('dueOn', row.due_on),
      ...present('protectUntil', row.protected_endlessly === 1 ? endless : row.protect_until),
      ...present('replyTo', row.reply_to),
      ...present('arrivedOn', row.arrived_on),
      ...present('arrivalNumber', row.arrival_number),
      ...present('storeAt', row.store_at),
      ...present('dossier', row.dossier),
      ...(row.copy_allowed === null ? {} : { copyAllowed: row.copy_allowed === 1 }),
      ...present('thing', row.thing),
      ...present('pieces', row.pieces),
      ...present('fileUnit', row.file_unit),
      ...present('envelopes', row.envelopes),
      ...(row.generation === 1 ? {} : { generation: row.generation }),
    }),
    state: row.state,
    progress: { entered: row.entered, refused: row.refused, silent: row.silent },
    settled: row.settled === 1,
    givenOn: row.given_on,
    signed: row.seq <= signedUpTo,
  };
}

const present = (key: string, value: string | number | null) => (value === null ? {} : { [key]: value });
