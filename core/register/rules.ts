import { AppError } from '../../contract/errors/index.ts';
import type { Term } from '../../contract/exchange/directory.ts';
import { type IssuedRecord, RecordInput } from '../../contract/record/coded-record.ts';
import type { LocalDate } from '../../contract/scalar.ts';
import { localDate } from '../../domain/calendar/local-date.ts';
import type { Law } from '../law/law.ts';
import type { LineContext, RegisterDirectory } from './context.ts';
import { checkNotation } from './notation.ts';
import { checkProtection } from './protection.ts';

/** Parses what a form sent; RECORD_INVALID names the first field at fault and nothing of its value. */
export function parseInput(input: unknown): RecordInput {
  const parsed = RecordInput.safeParse(input);
  if (parsed.success) return parsed.data;
  const [field] = parsed.error.issues[0]?.path ?? [];
  throw new AppError('RECORD_INVALID', typeof field === 'string' ? { field } : {});
}

/** The rules both registers share, in the order in which a clerk fills in the form. */
export function checkShared(input: RecordInput, context: LineContext): void {
  checkNotation(input, context.directory, context.law);
  checkType(input, context.law);
  checkNotes(input, context.law);
  checkPeople(input, context.directory);
  checkDates(input, context);
  checkProtection(input, context.today, context.law);
}

/**
 * The rules for a record from outside, before any of it is kept or shown: every code in it is one that the
 * signed directory or the law lists, so that a hostile sender cannot spell a sentence with codes.
 */
export function checkReceived(record: IssuedRecord, directory: RegisterDirectory, law: Law): void {
  checkNotation(record, directory, law);
  checkType(record, law);
  checkPeople(record, directory);
}

function checkType({ typeCode }: Pick<IssuedRecord, 'typeCode'>, law: Law): void {
  if (typeCode !== undefined && !law.types.some(({ code }) => code === typeCode)) {
    throw new AppError('TYPE_UNKNOWN', { field: 'typeCode' });
  }
}

function checkNotes({ noteCodes }: RecordInput, law: Law): void {
  if (new Set(noteCodes).size !== noteCodes.length)
    throw new AppError('RECORD_INVALID', { field: 'noteCodes' });
  for (const note of noteCodes) {
    if (!law.notes.some(({ code }) => code === note)) {
      throw new AppError('CATALOGUE_CODE_UNKNOWN', { field: 'noteCodes' });
    }
  }
}

function checkPeople(
  input: Pick<IssuedRecord, 'recipients' | 'signer' | 'issuer' | 'issuedOn'>,
  directory: RegisterDirectory,
): void {
  for (const recipient of input.recipients) {
    const body = directory.organisation(recipient);
    if (body === undefined || !servedOn(body, input.issuedOn)) {
      throw new AppError('ORGANISATION_UNKNOWN', {
        field: 'recipients',
        detail: { organisation: recipient },
      });
    }
  }
  if (input.signer === undefined) return;
  const signer = directory.person(input.issuer, input.signer);
  if (signer === undefined || !servedOn(signer, input.issuedOn)) {
    throw new AppError('PERSON_UNKNOWN', { field: 'signer' });
  }
}

/**
 * Whether a body or a person had not been ended by the day of a document; any day where none is known. When the
 * directory began to list them says nothing of paper: it may be older than the directory.
 */
function servedOn({ until }: Term, day: LocalDate | undefined): boolean {
  return day === undefined || until === undefined || day <= localDate(Date.parse(until));
}

function checkDates(input: RecordInput, { today }: LineContext): void {
  for (const field of ['issuedOn', 'arrivedOn'] as const) {
    if ((input[field] ?? today) > today) throw new AppError('DATE_IN_FUTURE', { field });
  }
  if (input.arrivedOn !== undefined && (input.issuedOn ?? input.arrivedOn) > input.arrivedOn) {
    throw new AppError('ARRIVED_BEFORE_ISSUED', { field: 'arrivedOn' });
  }
}

/**
 * What a clerk replies to stands in a register here: RECORD_NOT_FOUND otherwise. Twelve letters of one's own
 * choice would be words. What an issuer says its document replies to may be a record of others, and is kept.
 */
export function checkReply(
  { replyTo }: Pick<RecordInput, 'replyTo'>,
  { registers }: Pick<LineContext, 'registers'>,
): void {
  if (replyTo !== undefined && registers.issuersOf(replyTo).length === 0)
    throw new AppError('RECORD_NOT_FOUND', { field: 'replyTo' });
}

/** Rules of the outgoing register alone. */
export function checkOutgoing(input: RecordInput, context: LineContext): void {
  const { self } = context;
  if (input.issuer !== self) throw new AppError('RECORD_INVALID', { field: 'issuer' });
  if (input.arrivedOn !== undefined) throw new AppError('RECORD_INVALID', { field: 'arrivedOn' });
  const needed = input.recipients.length;
  if (input.copies < needed) throw new AppError('COPIES_TOO_FEW', { field: 'copies', detail: { needed } });
  checkReply(input, context);
}

/** Rules of the incoming register alone. */
export function checkIncoming(input: RecordInput, { self }: LineContext): void {
  if (input.arrivedOn === undefined) throw new AppError('RECORD_INVALID', { field: 'arrivedOn' });
  if (!input.recipients.includes(self)) throw new AppError('RECORD_INVALID', { field: 'recipients' });
}
