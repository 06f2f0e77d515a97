import { AppError } from '../../contract/errors/index.ts';
import { type CodedRecord, codedRecordFormat, type RecordInput } from '../../contract/record/coded-record.ts';
import type { LocalDate } from '../../contract/scalar.ts';
import { yearOf } from '../calendar/date-arithmetic.ts';

/** A whole line from its parts; RECORD_INVALID when they do not make one. */
export function registerLine(record: CodedRecord): CodedRecord {
  const parsed = codedRecordFormat.newest.safeParse(record);
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path[0];
  throw new AppError('RECORD_INVALID', typeof field === 'string' ? { field } : {});
}

/**
 * The year of the register that a new line stands in. A register is kept for each year: after 1 January, what was
 * left over is still written in the last one (YEAR_CLOSED for an older one).
 */
export function openYear(
  field: 'issuedOn' | 'arrivedOn',
  typed: Pick<RecordInput, 'issuedOn' | 'arrivedOn'>,
  { today }: { readonly today: LocalDate },
): number {
  const year = yearOf(typed[field] ?? today);
  const oldestOpen = yearOf(today) - 1;
  if (year < oldestOpen) throw new AppError('YEAR_CLOSED', { field, detail: { oldestOpen } });
  return year;
}
