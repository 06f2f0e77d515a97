import type { Instant, LocalDate } from '../../contract/scalar.ts';
import { localDate } from '../calendar/local-date.ts';

/** Whether something can have happened to paper on a day: not before it was handed over, and not after today. */
export function isPaperDay(
  on: LocalDate,
  { handedAt, today }: { handedAt: Instant | null; today: LocalDate },
): boolean {
  return on <= today && (handedAt === null || localDate(Date.parse(handedAt)) <= on);
}
