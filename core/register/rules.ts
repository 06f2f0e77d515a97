import { AppError } from '../../contract/errors/index.ts';
import { RecordInput } from '../../contract/record/coded-record.ts';
import type { RegisterContext } from './context.ts';
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
export function checkShared(input: RecordInput, context: RegisterContext): void {
  checkNotation(input, context.directory, context.law);
  checkCatalogues(input, context);
  checkPeople(input, context);
  checkDates(input, context);
  checkProtection(input, context.today, context.law);
}

function checkCatalogues(input: RecordInput, { law }: RegisterContext): void {
  const { typeCode, noteCodes } = input;
  if (typeCode !== undefined && !law.types.some(({ code }) => code === typeCode)) {
    throw new AppError('TYPE_UNKNOWN', { field: 'typeCode' });
  }
  if (new Set(noteCodes).size !== noteCodes.length)
    throw new AppError('RECORD_INVALID', { field: 'noteCodes' });
  for (const note of noteCodes) {
    if (!law.notes.some(({ code }) => code === note)) {
      throw new AppError('CATALOGUE_CODE_UNKNOWN', { field: 'noteCodes' });
    }
  }
}

function checkPeople(input: RecordInput, { directory }: RegisterContext): void {
  for (const recipient of input.recipients) {
    if (directory.organisation(recipient) === undefined) {
      throw new AppError('ORGANISATION_UNKNOWN', { field: 'recipients' });
    }
  }
  if (input.signer !== undefined && directory.person(input.issuer, input.signer) === undefined) {
    throw new AppError('PERSON_UNKNOWN', { field: 'signer' });
  }
}

function checkDates(input: RecordInput, { today }: RegisterContext): void {
  for (const field of ['issuedOn', 'arrivedOn'] as const) {
    if ((input[field] ?? today) > today) throw new AppError('DATE_IN_FUTURE', { field });
  }
  if (input.arrivedOn !== undefined && (input.issuedOn ?? input.arrivedOn) > input.arrivedOn) {
    throw new AppError('RECORD_INVALID', { field: 'arrivedOn' });
  }
}

/** Rules of the outgoing register alone. */
export function checkOutgoing(input: RecordInput, { self }: RegisterContext): void {
  if (input.issuer !== self) throw new AppError('RECORD_INVALID', { field: 'issuer' });
  if (input.arrivedOn !== undefined) throw new AppError('RECORD_INVALID', { field: 'arrivedOn' });
  if (input.copies < input.recipients.length) throw new AppError('COPIES_TOO_FEW', { field: 'copies' });
}

/** Rules of the incoming register alone. */
export function checkIncoming(input: RecordInput, { self }: RegisterContext): void {
  if (input.arrivedOn === undefined) throw new AppError('RECORD_INVALID', { field: 'arrivedOn' });
  if (!input.recipients.includes(self)) throw new AppError('RECORD_INVALID', { field: 'recipients' });
}
