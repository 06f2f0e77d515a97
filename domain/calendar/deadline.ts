import type { LocalDate } from '../../contract/scalar.ts';
import { daysBetween } from './date-arithmetic.ts';

export type DeadlineTone = 'overdue' | 'today' | 'soon' | 'later';

/** How a deadline stands: the words and the colour are chosen from this. `days` is never negative. */
export function deadline(due: LocalDate, now: LocalDate): { tone: DeadlineTone; days: number } {
  const days = daysBetween(now, due);
  if (days < 0) return { tone: 'overdue', days: -days };
  if (days === 0) return { tone: 'today', days };
  return { tone: days <= 3 ? 'soon' : 'later', days };
}
