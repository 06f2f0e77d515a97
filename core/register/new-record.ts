import { AppError } from '../../contract/errors/index.ts';
import { type CodedRecord, codedRecordFormat, type RecordInput } from '../../contract/record/coded-record.ts';
import { type ControlCode, controlCodeFrom } from '../../contract/record/control-code.ts';
import type { Book } from '../../contract/record/fields.ts';
import type { LocalDate } from '../../contract/scalar.ts';
import type { RegisterContext } from './context.ts';
import { longestProtection } from './protection.ts';
import { checkIncoming, checkOutgoing, checkReply, checkShared, parseInput } from './rules.ts';

/**
 * The next line of the outgoing register: a code of its own, the next ordinal of the year of issue, and the
 * longest protection where none was chosen. Errors are those of contract/errors/register.ts, with the field.
 */
export function newOutgoing(input: RecordInput, context: RegisterContext): CodedRecord {
  const typed = parseInput(input);
  if (typed.book !== 'outgoing') throw new AppError('RECORD_INVALID', { field: 'book' });
  if (typed.code !== undefined) throw new AppError('RECORD_INVALID', { field: 'code' });
  checkOutgoing(typed, context);
  checkShared(typed, context);
  const year = openYear('issuedOn', typed, context);
  if (context.registers.numberUsed(year, typed.number, typed.notation)) {
    throw new AppError('NUMBER_USED', { field: 'number' });
  }
  return registerLine({
    ...withProtection(typed, context),
    ...place('outgoing', year, context),
    code: unusedCode(context),
  });
}

/**
 * The next line of the incoming register, with the next arrival number of the year of arrival. A document
 * keeps the code its issuer gave it (RECORD_CODE_USED when that issuer's is there already); one without gets one.
 */
export function newIncoming(input: RecordInput, context: RegisterContext): CodedRecord {
  const typed = parseInput(input);
  if (typed.book !== 'incoming') throw new AppError('RECORD_INVALID', { field: 'book' });
  checkIncoming(typed, context);
  checkShared(typed, context);
  const { code, issuer } = typed;
  if (code !== undefined && context.registers.get({ issuer, code }) !== undefined) {
    throw new AppError('RECORD_CODE_USED', { field: 'code' });
  }
  const year = openYear('arrivedOn', typed, context);
  return registerLine({
    ...typed,
    ...place('incoming', year, context),
    arrivalNumber: context.registers.lastArrivalNumber(year) + 1,
    code: typed.code ?? unusedCode(context),
  });
}

/** The line of a document whose paper came without an envelope: what a clerk read off it. */
export function newPaper(input: RecordInput, context: RegisterContext): CodedRecord {
  checkReply(parseInput(input), context);
  return newIncoming(input, context);
}

export const yearOf = (date: LocalDate): number => Number(date.slice(0, 4));

/**
 * The year of the register that a new line stands in. Registers are kept by year: after 1 January what was left
 * over is still written down in the last one; an older one is closed (YEAR_CLOSED).
 */
export function openYear(
  field: 'issuedOn' | 'arrivedOn',
  typed: RecordInput,
  { today }: Pick<RegisterContext, 'today'>,
): number {
  const year = yearOf(typed[field] ?? today);
  if (year < yearOf(today) - 1) throw new AppError('YEAR_CLOSED', { field });
  return year;
}

/** The term by level applies unless a shorter one was chosen. */
export function withProtection(typed: RecordInput, { law }: RegisterContext): RecordInput {
  if (typed.protectUntil !== undefined || typed.issuedOn === undefined) return typed;
  return { ...typed, protectUntil: longestProtection(typed.level, typed.issuedOn, law) };
}

/** Ordinals are counted up from what the register holds; a cancelled line keeps its own for ever. */
function place(book: Book, year: number, { registers }: RegisterContext): { year: number; ordinal: number } {
  return { year, ordinal: registers.lastOrdinal(book, year) + 1 };
}

function unusedCode({ random, registers }: RegisterContext): ControlCode {
  // 60 random bits hardly ever meet a code in use; four times in a row says that the source is broken.
  for (let attempt = 0; attempt < 4; attempt++) {
    const code = controlCodeFrom(random.bytes(12));
    if (registers.issuersOf(code).length === 0) return code;
  }
  throw new AppError('UNEXPECTED', { field: 'code' });
}

/** A whole line from its parts; RECORD_INVALID when they do not make one. */
export function registerLine(
  record: Omit<CodedRecord, 'arrivalNumber'> & { arrivalNumber?: number },
): CodedRecord {
  const parsed = codedRecordFormat.newest.safeParse(record);
  if (parsed.success) return parsed.data;
  const [field] = parsed.error.issues[0]?.path ?? [];
  throw new AppError('RECORD_INVALID', typeof field === 'string' ? { field } : {});
}
