import type { Law } from '../../contract/law/law.ts';
import type { LocalDate } from '../../contract/scalar.ts';
import { yearOf } from '../calendar/date-arithmetic.ts';

/** What says which registers take lines: the date in Việt Nam and the law. */
export interface YearContext {
  readonly today: LocalDate;
  readonly law: { readonly terms: Pick<Law['terms'], 'lateLinesUntil'> };
}

/**
 * The year of the oldest register that takes lines: a register is kept for each year, and what was left over is written
 * in that of last year until a day that the law data state.
 */
export function oldestOpenYear({ today, law }: YearContext): number {
  const year = yearOf(today);
  return today <= `${year}-${law.terms.lateLinesUntil}` ? year - 1 : year;
}

/** The last day on which the register of a year takes lines. */
export const yearEnd = (year: number, { law }: Pick<YearContext, 'law'>): LocalDate =>
  `${year + 1}-${law.terms.lateLinesUntil}`;
