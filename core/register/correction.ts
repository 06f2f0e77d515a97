import { AppError } from '../../contract/errors/index.ts';
import {
  blindShape,
  type CodedRecord,
  issuedFields,
  issuedPart,
  type RecordDraft,
  type RecordInput,
  type WrittenRecord,
} from '../../contract/record/coded-record.ts';
import { keyOf } from '../../contract/record/key.ts';
import type { LocalDate } from '../../contract/scalar.ts';
import { yearOf } from '../../domain/calendar/date-arithmetic.ts';
import { checkNotAhead, checkStaysByHand } from '../../domain/record/by-hand.ts';
import { sameValue } from '../../domain/record/changed-fields.ts';
import { openYear, registerLine, signedLine, staysInRegister } from '../../domain/record/line.ts';
import {
  checkIncoming,
  checkOutgoing,
  checkReply,
  checkShared,
  checkSigner,
} from '../../domain/record/line-rules.ts';
import { withCopying, withProtection } from '../../domain/record/protection.ts';
import type { RegisterContext } from './context.ts';
import { checkNumberUnused } from './unused.ts';

/**
 * The line that takes the place of `old`. Code, book, year and ordinal stay, so a day of issue in another
 * year is refused (YEAR_FIXED), and any while that year has not come: a clock that ran ahead wrote the line, which is
 * cancelled and registered anew. Everything else follows the rules of a new line.
 */
export function correctRecord(old: CodedRecord, typed: RecordInput, context: RegisterContext): WrittenRecord {
  if (typed.book !== 'outgoing' || old.book !== 'outgoing')
    throw new AppError('RECORD_INVALID', { field: 'book' });
  if (typed.code !== undefined && typed.code !== old.code)
    throw new AppError('RECORD_INVALID', { field: 'code' });
  checkYearKept(old, typed.issuedOn, context);
  checkOutgoing(typed, context);
  checkShared(typed, context);
  const renumbered = typed.number !== old.number || typed.notation !== old.notation;
  checkNotAhead({ ...typed, year: old.year }, old, context);
  checkStaysByHand(typed, context.registers.get(keyOf(old))?.givenOn);
  if (renumbered) checkNumberUnused(old.year, typed, context);
  return registerLine({
    ...withCopying(withProtection(typed, context.law.terms.protectionYears)),
    code: old.code,
    year: old.year,
    ordinal: old.ordinal,
  });
}

/**
 * While the envelope of a paper waits, its line keeps the figures that were counted: the window is told in which of them
 * the two differ, and corrections would find out by trying what the envelope says. ENVELOPE_WAITS, with the field.
 */
export function checkCountKept(old: CodedRecord, typed: RecordDraft): void {
  const counted = issuedFields.filter((field) => !(field in blindShape));
  const changed = counted.find((field) => !sameValue(typed[field], old[field]));
  if (changed !== undefined) throw new AppError('ENVELOPE_WAITS', { field: changed });
}

/**
 * YEAR_FIXED unless a corrected line of this day stays in the register of its year; YEAR_CLOSED where that of the day takes
 * no line any more, so that cancelling the line and writing it there is no way out.
 */
export function checkYearKept(
  old: CodedRecord,
  day: LocalDate | undefined,
  context: Pick<RegisterContext, 'today' | 'law'>,
): void {
  const { today } = context;
  const outgoing = old.book === 'outgoing';
  const coming = outgoing && day !== undefined && old.year > yearOf(today);
  if (!coming && staysInRegister(old, day, today)) return;
  const field = outgoing ? 'issuedOn' : 'arrivedOn';
  openYear(field, { [field]: day }, context);
  throw new AppError('YEAR_FIXED', {
    field,
    detail: { year: old.year },
  });
}

/** RECORD_SIGNED, with the field, when a correction changes what the issuer signed. */
export function checkSignedKept(old: CodedRecord, typed: RecordDraft): void {
  const named = { ...typed, code: old.code };
  const signed = issuedFields.find((field) => !sameValue(named[field], old[field]));
  if (signed !== undefined) throw new AppError('RECORD_SIGNED', { field: signed });
}

/**
 * The same for a line of the incoming register. What an envelope brought is signed by its issuer: of such a line only
 * the day of arrival and what the register alone holds can be corrected (RECORD_SIGNED, with the field).
 */
export function correctEntry(
  old: CodedRecord,
  typed: RecordInput,
  context: RegisterContext & { readonly signed: boolean },
): CodedRecord {
  if (typed.book !== 'incoming' || old.book !== 'incoming')
    throw new AppError('RECORD_INVALID', { field: 'book' });
  if (typed.code !== undefined && typed.code !== old.code)
    throw new AppError('RECORD_INVALID', { field: 'code' });
  const { code, year, ordinal, arrivalNumber } = old;
  const corrected = { ...typed, code, year, ordinal, arrivalNumber };
  if (context.signed) checkSignedKept(old, typed);
  checkIncoming(typed, context);
  checkShared(typed, context);
  if (typed.replyTo !== old.replyTo) checkReply(typed, context);
  checkYearKept(old, typed.arrivedOn, context);
  if (!context.signed) {
    checkSigner(typed, context);
    return registerLine(corrected);
  }
  const { book, arrivedOn, storeAt, noteCodes, dossier, envelopes } = typed;
  const kept = { book, year, ordinal, arrivedOn, arrivalNumber, storeAt, noteCodes, dossier };
  return signedLine(issuedPart(old), { ...kept, ...(envelopes === undefined ? {} : { envelopes }) });
}
