import type { Instant, LocalDate } from '../../contract/scalar.ts';

/** Việt Nam keeps UTC+7 all year. */
const offsetMilliseconds = 7 * 3_600_000;

/** The wall clock in Việt Nam at an instant (milliseconds since 1970), `yyyy-mm-ddThh:mm:ss`. */
export const localDateTime = (milliseconds: number): string =>
  new Date(milliseconds + offsetMilliseconds).toISOString().slice(0, 19);

/** The calendar date in Việt Nam at an instant (milliseconds since 1970), `yyyy-mm-dd`. */
export const localDate = (milliseconds: number): LocalDate => localDateTime(milliseconds).slice(0, 10);

/** The instant at which a date begins in Việt Nam. */
export const startOfDay = (date: LocalDate): Instant =>
  new Date(Date.parse(`${date}T00:00:00.000Z`) - offsetMilliseconds).toISOString();
