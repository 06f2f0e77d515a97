import { AppError } from '../../contract/errors/index.ts';
import { inOrder } from '../../contract/lists.ts';
import {
  type CodedRecord,
  codedRecordFormat,
  type IssuedRecord,
  type RecordInput,
  type WrittenRecord,
} from '../../contract/record/coded-record.ts';
import type { Urgency } from '../../contract/record/fields.ts';
import type { LocalDate } from '../../contract/scalar.ts';
import { yearOf } from '../calendar/date-arithmetic.ts';
import { oldestOpenYear, type YearContext } from '../volume/year.ts';

/** As typed: an urgency of earlier generations is refused when the line is made. */
type LineParts = Omit<WrittenRecord, 'generation' | 'urgency'> & { urgency: Urgency };

/** A whole line from its parts, its lists in their order; RECORD_INVALID when they do not make one. */
export const registerLine = (parts: LineParts): WrittenRecord =>
  lineOf(
    codedRecordFormat.newest.safeParse({
      ...parts,
      generation: 4,
      recipients: inOrder(parts.recipients),
      noteCodes: inOrder(parts.noteCodes),
    }),
  );

/**
 * The line of a record that its issuer signed: in the generation it was signed in, and as it was signed. RECORD_INVALID
 * for a field of the register that lines of that generation do not have.
 */
export const signedLine = (issued: IssuedRecord, parts: Omit<LineParts, keyof IssuedRecord>): CodedRecord =>
  lineOf(formOf(issued).safeParse({ ...parts, noteCodes: inOrder(parts.noteCodes), ...issued }));

const formOf = (issued: IssuedRecord) => {
  const { generations } = codedRecordFormat;
  switch (issued.generation) {
    case undefined:
      return generations[0];
    case 2:
      return generations[1];
    case 3:
      return generations[2];
    case 4:
      return generations[3];
  }
};

type Parsed<Line> =
  | { success: true; data: Line }
  | { success: false; error: { issues: readonly { path: readonly PropertyKey[] }[] } };

function lineOf<Line>(parsed: Parsed<Line>): Line {
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path[0];
  throw new AppError('RECORD_INVALID', typeof field === 'string' ? { field } : {});
}

/**
 * Whether a corrected line of this day may stay in the register of its year, which it never leaves: its day is of that
 * year. Where a clock that ran ahead wrote a line into the incoming register of a coming year, its day may be an
 * earlier one, because what an envelope brought can be neither cancelled nor entered again.
 */
export function staysInRegister(
  { book, year, arrivedOn: former }: CodedRecord,
  day: LocalDate | undefined,
  today: LocalDate,
): boolean {
  const given = day === undefined ? year : yearOf(day);
  if (given === year || book === 'outgoing') return given === year;
  return given < year && former !== undefined && (former > today || yearOf(former) < year);
}

/**
 * The year of the register that a new line stands in. A register is kept for each year: what was left over is still
 * written in that of last year while it takes late lines (YEAR_CLOSED for an older one). `oldestOpen` is another in
 * ledgers from before there was a day for late lines.
 */
export function openYear(
  field: 'issuedOn' | 'arrivedOn',
  typed: Pick<RecordInput, 'issuedOn' | 'arrivedOn'>,
  context: YearContext,
  oldestOpen: number = oldestOpenYear(context),
): number {
  const year = yearOf(typed[field] ?? context.today);
  if (year < oldestOpen) throw new AppError('YEAR_CLOSED', { field, detail: { oldestOpen } });
  return year;
}
