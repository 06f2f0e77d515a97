import type { LocalDate } from '../../contract/scalar.ts';

/** Việt Nam keeps UTC+7 all year. */
const offsetMilliseconds = 7 * 3_600_000;

/** The calendar date in Việt Nam at an instant (milliseconds since 1970), `yyyy-mm-dd`. */
export function localDate(milliseconds: number): LocalDate {
  return new Date(milliseconds + offsetMilliseconds).toISOString().slice(0, 10);
}
