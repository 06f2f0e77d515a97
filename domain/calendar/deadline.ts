import type { HourOfDay, LocalDate } from '../../contract/scalar.ts';
import { daysBetween } from './date-arithmetic.ts';

export type DeadlineTone = 'overdue' | 'today' | 'soon' | 'later';

/** The last day of something, and the hour that ends it; without one it ends with the day. */
export interface Term {
  readonly on: LocalDate;
  readonly until?: HourOfDay | null | undefined;
}

/**
 * How a deadline stands at a moment of the wall clock (`yyyy-mm-ddThh:mm:ss`): the words and the colour are chosen from
 * this. `days` is never negative; it is 0 of what is overdue since an hour of today.
 */
export function deadline({ on, until }: Term, now: string): { tone: DeadlineTone; days: number } {
  const days = daysBetween(now.slice(0, 10), on);
  if (days < 0) return { tone: 'overdue', days: -days };
  if (days === 0) return { tone: until && now.slice(11) >= until ? 'overdue' : 'today', days };
  return { tone: days <= 3 ? 'soon' : 'later', days };
}

export const isLate = (term: Term, now: string): boolean => deadline(term, now).tone === 'overdue';
