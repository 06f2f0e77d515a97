import { AppError } from '../../contract/errors/index.ts';
import {
  blindShape,
  type CodedRecord,
  issuedFields,
  issuedPart,
  type RecordInput,
  type WrittenRecord,
} from '../../contract/record/coded-record.ts';
import { yearOf } from '../../domain/calendar/date-arithmetic.ts';
import { sameValue } from '../../domain/record/changed-fields.ts';
import { registerLine, signedLine, staysInRegister } from '../../domain/record/line.ts';
import {
  checkIncoming,
  checkOutgoing,
  checkReply,
  checkShared,
  checkSigner,
} from '../../domain/record/line-rules.ts';
import { withProtection } from '../../domain/record/protection.ts';
import type { RegisterContext } from './context.ts';

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
  const coming = typed.issuedOn !== undefined && old.year > yearOf(context.today);
  if (coming || !staysInRegister(old, typed.issuedOn, context.today)) throw yearFixed('issuedOn', old);
  checkOutgoing(typed, context);
  checkShared(typed, context);
  const renumbered = typed.number !== old.number || typed.notation !== old.notation;
  if (renumbered && context.registers.numberUsed(old.year, typed.number, typed.notation)) {
    throw new AppError('NUMBER_USED', { field: 'number' });
  }
  return registerLine({
    ...withProtection(typed, context.law.terms.protectionYears),
    code: old.code,
    year: old.year,
    ordinal: old.ordinal,
  });
}

/**
 * While the envelope of a paper waits, its line keeps the figures that were counted: the window is told in which of them
 * the two differ, and corrections would find out by trying what the envelope says. ENVELOPE_WAITS, with the field.
 */
export function checkCountKept(old: CodedRecord, typed: RecordInput): void {
  const counted = issuedFields.filter((field) => !(field in blindShape));
  const changed = counted.find((field) => !sameValue(typed[field], old[field]));
  if (changed !== undefined) throw new AppError('ENVELOPE_WAITS', { field: changed });
}

const yearFixed = (field: 'issuedOn' | 'arrivedOn', { year }: CodedRecord) =>
  new AppError('YEAR_FIXED', { field, detail: { year } });

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
  const signed = issuedFields.find((field) => !sameValue(corrected[field], old[field]));
  if (context.signed && signed !== undefined) throw new AppError('RECORD_SIGNED', { field: signed });
  checkIncoming(typed, context);
  checkShared(typed, context);
  if (typed.replyTo !== old.replyTo) checkReply(typed, context);
  if (!staysInRegister(old, typed.arrivedOn, context.today)) throw yearFixed('arrivedOn', old);
  if (!context.signed) {
    checkSigner(typed, context);
    return registerLine(corrected);
  }
  const { book, arrivedOn, storeAt, noteCodes, dossier } = typed;
  const kept = { book, year, ordinal, arrivedOn, arrivalNumber, storeAt, noteCodes, dossier };
  return signedLine(issuedPart(old), kept);
}
