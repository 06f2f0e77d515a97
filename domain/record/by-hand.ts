import { AppError } from '../../contract/errors/index.ts';
import type { CodedRecord } from '../../contract/record/coded-record.ts';
import { type HandNumbers, lateEntryNote, mostByHand } from '../../contract/record/hand-numbers.ts';
import type { RecordKey } from '../../contract/record/key.ts';
import type { LocalDate } from '../../contract/scalar.ts';
import { nextInSeries } from '../numbering/series.ts';
import { type YearContext, yearEnd } from '../volume/year.ts';

/**
 * Numbers that were given on paper while the terminal was down. They are entered in their order before the outgoing
 * register of their year takes another line, so that no number is given twice and none is left out.
 */

/** What is still to be entered of a year: `next` is entered next, `last` is the last one. */
export interface HandGap {
  readonly year: number;
  readonly next: number;
  readonly last: number;
}

export type NumberChange =
  | ({ readonly change: 'state-by-hand' } & HandNumbers)
  /** The line has the next of these numbers, which was given on that day. */
  | {
      readonly change: 'enter-by-hand';
      readonly key: RecordKey;
      readonly year: number;
      readonly on: LocalDate;
    };

export const isNumberChange = (change: { readonly change: string }): change is NumberChange =>
  change.change === 'state-by-hand' || change.change === 'enter-by-hand';

/** What the rules ask of the outgoing register. */
export interface KnownNumbers {
  /** What is still to be entered of a year. */
  handGap(year: number): HandGap | undefined;
  /** The day on which the number of the last line of a year was given. */
  lastGivenOn(year: number): LocalDate | undefined;
}

type Registers = { readonly registers: KnownNumbers };
type Line = Pick<CodedRecord, 'year' | 'number'>;

/** What is left to be entered after these were stated. */
export const gapOf = ({ year, first, last }: HandNumbers): HandGap | undefined =>
  last < first ? undefined : { year, next: first, last };

/** The same after the next one was entered. */
export const gapAfter = ({ year, next, last }: HandGap): HandGap | undefined =>
  gapOf({ year, first: next + 1, last });

/**
 * NUMBERS_BY_HAND_WRONG unless the numbers begin with the next of their year and are few enough. While some are open, the
 * statement says how many are left, perhaps none, and is not the one that stands.
 */
export function checkHandNumbers(
  { year, first, last }: HandNumbers,
  { gap, lastNumber }: { readonly gap: HandGap | undefined; readonly lastNumber: number },
): void {
  const next = gap?.next ?? nextInSeries({ of: 'number', year }, lastNumber);
  const count = last - first + 1;
  const counts = gap === undefined ? count > 0 : count >= 0 && last !== gap.last;
  if (first !== next || !counts || count > mostByHand)
    throw new AppError('NUMBERS_BY_HAND_WRONG', { field: 'last', detail: { next, most: mostByHand } });
}

/**
 * Whether a new line has its turn: while numbers of its year are open it is the next of them, with the day on which that
 * was given; NUMBERS_BY_HAND_OPEN. Otherwise it names no such day; NUMBERS_BY_HAND_NONE.
 */
export function checkTurn({ year, number }: Line, givenOn: LocalDate | null, { registers }: Registers): void {
  const gap = registers.handGap(year);
  if (gap === undefined) {
    if (givenOn !== null) throw new AppError('NUMBERS_BY_HAND_NONE', { field: 'givenOn' });
    return;
  }
  if (givenOn === null || number !== gap.next) throw stillOpen(gap, registers);
}

/** NUMBERS_BY_HAND_OPEN for a corrected line that takes a number which is still to be entered, or one after it. */
export function checkNotAhead(
  { year, number }: Line,
  old: Pick<CodedRecord, 'number'>,
  { registers }: Registers,
): void {
  const gap = registers.handGap(year);
  if (gap !== undefined && number !== old.number && number >= gap.next) throw stillOpen(gap, registers);
}

/** Not before this day the next number of a year can have been given. */
export const givenFrom = (year: number, { registers }: Registers): LocalDate =>
  registers.lastGivenOn(year) ?? `${year}-01-01`;

const stillOpen = ({ year, next, last }: HandGap, registers: KnownNumbers): AppError =>
  new AppError('NUMBERS_BY_HAND_OPEN', {
    field: 'number',
    detail: { year, next, last, from: givenFrom(year, { registers }) },
  });

/**
 * The days on which the number of a line can have been given: not before that of the line before it, nor before the
 * document was signed; up to today, while the register of its year took lines. A day that has not come, of a clock that
 * ran ahead, holds nobody up.
 */
export function givenDays(
  { year, issuedOn }: { readonly year: number; readonly issuedOn?: LocalDate | undefined },
  { registers, ...context }: YearContext & Registers,
): { earliest: LocalDate; latest: LocalDate } {
  const { today } = context;
  const end = yearEnd(year, context);
  const came = [givenFrom(year, { registers }), issuedOn].filter(
    (day): day is LocalDate => day !== undefined && day <= today,
  );
  const [latest = today] = [end, today].sort();
  return { earliest: came.sort().at(-1) ?? today, latest };
}

/** GIVEN_ON_OUTSIDE for a day on which the number of the line was not given. */
export function checkGivenOn(
  line: { readonly year: number; readonly issuedOn?: LocalDate | undefined },
  givenOn: LocalDate,
  context: YearContext & Registers,
): void {
  const days = givenDays(line, context);
  if (givenOn < days.earliest || givenOn > days.latest)
    throw new AppError('GIVEN_ON_OUTSIDE', { field: 'givenOn', detail: days });
}

/** What a line is warned of is so on the day on which its number was given. */
export const asGiven = <Context extends { readonly today: LocalDate }>(
  context: Context,
  givenOn: LocalDate | null | undefined,
): Context => (givenOn === null || givenOn === undefined ? context : { ...context, today: givenOn });

/**
 * A corrected line whose number was given by hand says so still, and is of no later day than the number: RECORD_INVALID, with
 * the field.
 */
export function checkStaysByHand(
  line: Pick<CodedRecord, 'noteCodes'> & { readonly issuedOn?: LocalDate | undefined },
  givenOn: LocalDate | null | undefined,
): void {
  if (givenOn === null || givenOn === undefined) return;
  checkLateNote(line);
  if (line.issuedOn !== undefined && line.issuedOn > givenOn)
    throw new AppError('RECORD_INVALID', { field: 'issuedOn' });
}

/** RECORD_INVALID for a line that was entered afterwards and does not say so. */
export function checkLateNote({ noteCodes }: Pick<CodedRecord, 'noteCodes'>): void {
  if (!noteCodes.includes(lateEntryNote)) throw new AppError('RECORD_INVALID', { field: 'noteCodes' });
}
