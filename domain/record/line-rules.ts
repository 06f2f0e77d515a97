import { AppError } from '../../contract/errors/index.ts';
import type { Term } from '../../contract/exchange/directory.ts';
import type { Law } from '../../contract/law/law.ts';
import type { IssuedRecord, RecordInput } from '../../contract/record/coded-record.ts';
import type { LocalDate, OrganisationCode } from '../../contract/scalar.ts';
import { localDate } from '../calendar/local-date.ts';
import { copiesSuffice } from '../custody/allocation.ts';
import { checkNotation } from '../numbering/notation.ts';
import { checkNotes, checkThing, checkType } from './catalogue-codes.ts';
import type { LineContext, RegisterDirectory } from './line-context.ts';
import { isOutside } from './outside.ts';
import { checkProtection } from './protection.ts';
import { missingFields } from './required-fields.ts';

/** The rules both registers share, in the order in which a clerk fills in the form. */
export function checkShared(input: RecordInput, context: LineContext): void {
  checkNotation(input, context.directory, context.law);
  checkType(input.typeCode, context.law);
  checkThing(input.thing, context.law);
  checkNotes(input.noteCodes, context.law);
  checkUnit(input, context);
  checkPeople(input, context.directory, context.self);
  checkDates(input, context);
  checkProtection(input, context.today, context.law.terms.protectionYears);
}

/**
 * The rules for a record from outside, before any of it is kept or shown: every code in it is one that the
 * signed directory or the law lists, so that a hostile sender cannot spell a sentence with codes.
 */
export function checkReceived(record: IssuedRecord, directory: RegisterDirectory, law: Law): void {
  checkNotation(record, directory, law);
  checkType(record.typeCode, law);
  checkThing(record.thing, law);
  checkPeople(record, directory);
}

/** CATALOGUE_CODE_UNKNOWN for a unit that the section in force does not list, or that had ended by the day of the document. */
export function checkUnit(
  { fileUnit, issuedOn }: Pick<RecordInput, 'fileUnit' | 'issuedOn'>,
  { units }: Pick<LineContext, 'units'>,
): void {
  if (fileUnit === undefined) return;
  const unit = units.unit(fileUnit);
  if (unit === undefined || !servedOn(unit, issuedOn))
    throw new AppError('CATALOGUE_CODE_UNKNOWN', { field: 'fileUnit' });
}

/** ORGANISATION_UNKNOWN, PERSON_UNKNOWN. */
export function checkPeople(
  input: Pick<RecordInput, 'recipients' | 'signer' | 'issuer' | 'issuedOn'>,
  directory: RegisterDirectory,
  self?: OrganisationCode,
): void {
  for (const recipient of input.recipients) {
    // The number of a body outside the directory is its issuer's own: others do not know who bears it.
    if (isOutside(recipient) && input.issuer !== self) continue;
    const body = directory.organisation(recipient);
    // What the directory does not list may be text somebody typed, and is not repeated.
    if (body === undefined) throw new AppError('ORGANISATION_UNKNOWN', { field: 'recipients' });
    if (!servedOn(body, input.issuedOn))
      throw new AppError('ORGANISATION_UNKNOWN', {
        field: 'recipients',
        detail: { organisation: recipient },
      });
  }
  if (input.signer === undefined) return;
  const signer = directory.person(input.issuer, input.signer);
  if (signer === undefined || !servedOn(signer, input.issuedOn)) {
    throw new AppError('PERSON_UNKNOWN', { field: 'signer' });
  }
}

/**
 * Whether a body, a person or a unit had not been ended by the day of a document; any day where none is known. The day
 * from which the directory lists them does not matter: paper may be older than the directory.
 */
function servedOn({ until }: Term, day: LocalDate | undefined): boolean {
  return day === undefined || until === undefined || day <= localDate(Date.parse(until));
}

type Days = Pick<RecordInput, 'issuedOn' | 'arrivedOn'>;

/** DATE_IN_FUTURE for a day of a line that has not come. */
export function checkDayCame(field: keyof Days, input: Days, { today }: Pick<LineContext, 'today'>): void {
  if ((input[field] ?? today) > today) throw new AppError('DATE_IN_FUTURE', { field });
}

function checkDates(input: Days, context: Pick<LineContext, 'today'>): void {
  checkDayCame('issuedOn', input, context);
  checkDayCame('arrivedOn', input, context);
  if (input.arrivedOn !== undefined && (input.issuedOn ?? input.arrivedOn) > input.arrivedOn) {
    throw new AppError('ARRIVED_BEFORE_ISSUED', { field: 'arrivedOn' });
  }
}

/** DATE_IN_FUTURE for a record of a day that has not come yet: nobody signs and sends it before. */
export const checkIssuable = ({ issuedOn }: Pick<IssuedRecord, 'issuedOn'>, today: LocalDate): void =>
  checkDayCame('issuedOn', { issuedOn }, { today });

/**
 * RECORD_NOT_FOUND unless the record a clerk replies to is in a register here: a code of twelve freely chosen
 * letters could spell words. A record from outside may reply to one that is not here (`checkReceived`).
 */
export function checkReply(
  { replyTo }: Pick<RecordInput, 'replyTo'>,
  { registers }: Pick<LineContext, 'registers'>,
): void {
  if (replyTo !== undefined && registers.issuersOf(replyTo).length === 0)
    throw new AppError('RECORD_NOT_FOUND', { field: 'replyTo' });
}

/**
 * RECORD_INVALID for paper without a signer of a body that lists people. It is asked when a line is typed: a later
 * directory may list people for days before it.
 */
export function checkSigner(
  { namedOpenerOnly, signer, issuer, issuedOn }: RecordInput,
  { directory }: Pick<LineContext, 'directory'>,
): void {
  const known = signer !== undefined || namedOpenerOnly;
  if (!known && directory.organisation(issuer)?.persons.some((person) => servedOn(person, issuedOn)))
    throw new AppError('RECORD_INVALID', { field: 'signer' });
}

/** Rules of the outgoing register alone. */
export function checkOutgoing(input: RecordInput, context: LineContext): void {
  const { self } = context;
  if (input.issuer !== self) throw new AppError('RECORD_INVALID', { field: 'issuer' });
  if (input.arrivedOn !== undefined) throw new AppError('RECORD_INVALID', { field: 'arrivedOn' });
  checkCopies(input);
  checkReply(input, context);
}

/** COPIES_TOO_FEW unless there is a copy for every recipient. */
export function checkCopies(input: Pick<RecordInput, 'copies' | 'recipients'>): void {
  if (copiesSuffice(input)) return;
  const needed = input.recipients.length;
  throw new AppError('COPIES_TOO_FEW', { field: 'copies', detail: { needed } });
}

/** RECORD_INVALID for a new line without what it needs. It is asked when a line is typed: older lines lack some. */
export function checkComplete(input: RecordInput): void {
  // Whether the issuer of a paper lists people is not asked here.
  const [missing] = missingFields(input, { signerListed: input.book === 'outgoing' });
  if (missing !== undefined) throw new AppError('RECORD_INVALID', { field: missing });
}

/** Rules of the incoming register alone. */
export function checkIncoming(input: RecordInput, { self }: LineContext): void {
  checkComplete(input);
  if (!input.recipients.includes(self)) throw new AppError('RECORD_INVALID', { field: 'recipients' });
}
