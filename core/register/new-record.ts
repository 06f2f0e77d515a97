import { AppError } from '../../contract/errors/index.ts';
import type {
  CodedRecord,
  IssuedRecord,
  RecordInput,
  WrittenRecord,
} from '../../contract/record/coded-record.ts';
import { type ControlCode, controlCodeFrom } from '../../contract/record/control-code.ts';
import type { Book } from '../../contract/record/fields.ts';
import type { LocalDate } from '../../contract/scalar.ts';
import { nextInSeries } from '../../domain/numbering/series.ts';
import { checkGivenOn, checkLateNote, checkTurn } from '../../domain/record/by-hand.ts';
import { openYear, registerLine, signedLine } from '../../domain/record/line.ts';
import {
  checkComplete,
  checkIncoming,
  checkOutgoing,
  checkReply,
  checkShared,
  checkSigner,
} from '../../domain/record/line-rules.ts';
import { withCopying, withProtection } from '../../domain/record/protection.ts';
import type { RegisterContext } from './context.ts';
import { checkCodeUnused, checkNumberUnused } from './unused.ts';

/**
 * The next line of the outgoing register: a code of its own, the next ordinal of the year of issue, and the
 * longest protection where none was chosen. `givenOn`: the day on which its number was given by hand. Errors are those of contract/errors/register.ts, with the field.
 */
export function newOutgoing(
  typed: RecordInput,
  context: RegisterContext,
  givenOn: LocalDate | null = null,
): WrittenRecord {
  if (typed.book !== 'outgoing') throw new AppError('RECORD_INVALID', { field: 'book' });
  if (typed.code !== undefined) throw new AppError('RECORD_INVALID', { field: 'code' });
  checkComplete(typed);
  checkOutgoing(typed, context);
  checkShared(typed, context);
  const year = openYear('issuedOn', typed, context);
  checkTurn({ ...typed, year }, givenOn, context);
  checkNumberUnused(year, typed, context);
  if (givenOn !== null) {
    checkGivenOn({ ...typed, year }, givenOn, context);
    checkLateNote(typed);
  }
  return registerLine({
    ...withCopying(withProtection(typed, context.law.terms.protectionYears)),
    ...place('outgoing', year, context),
    code: unusedCode(context),
  });
}

/** The line of a document whose paper came without an envelope: what a clerk read off it. */
export function newPaper(typed: RecordInput, context: RegisterContext): WrittenRecord {
  checkReply(typed, context);
  checkSigner(typed, context);
  return registerLine({ ...typed, ...arrival(typed, context), code: typed.code ?? unusedCode(context) });
}

/** The line of a record that came in an envelope, with what the clerk adds. */
export function newReceived(
  issued: IssuedRecord,
  kept: Pick<RecordInput, 'storeAt' | 'noteCodes' | 'dossier'>,
  context: RegisterContext,
): CodedRecord {
  const { generation: _, ...fields } = { generation: undefined, ...issued };
  const typed = { ...fields, ...kept, book: 'incoming' as const, arrivedOn: context.today };
  return signedLine(issued, { ...typed, ...arrival(typed, context) });
}

/**
 * The place of the next line of the incoming register, with the next arrival number of the year of arrival. A document
 * keeps the code its issuer gave it (RECORD_CODE_USED when that issuer's is there already); one without gets one.
 */
function arrival(typed: RecordInput, context: RegisterContext) {
  if (typed.book !== 'incoming') throw new AppError('RECORD_INVALID', { field: 'book' });
  checkIncoming(typed, context);
  checkShared(typed, context);
  checkCodeUnused(typed, context);
  const year = openYear('arrivedOn', typed, context);
  return {
    ...place('incoming', year, context),
    arrivalNumber: nextInSeries({ of: 'arrival', year }, context.registers.lastArrivalNumber(year)),
  };
}

/** Ordinals are counted up from what the register holds; a cancelled line keeps its own for ever. */
function place(book: Book, year: number, { registers }: RegisterContext): { year: number; ordinal: number } {
  return { year, ordinal: nextInSeries({ of: 'ordinal', book, year }, registers.lastOrdinal(book, year)) };
}

function unusedCode({ random, registers }: RegisterContext): ControlCode {
  // 60 random bits hardly ever meet a code in use; four times in a row means that the source is broken.
  for (let attempt = 0; attempt < 4; attempt++) {
    const code = controlCodeFrom(random.bytes(12));
    if (registers.issuersOf(code).length === 0) return code;
  }
  throw new AppError('UNEXPECTED', { field: 'code' });
}
