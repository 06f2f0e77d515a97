import type { LocalDate } from '../../contract/scalar.ts';

const dayMilliseconds = 86_400_000;
const asUtc = (date: LocalDate): number => Date.parse(`${date}T00:00:00.000Z`);
const two = (value: number): string => String(value).padStart(2, '0');

export const yearOf = (date: LocalDate): number => Number(date.slice(0, 4));

/** Undefined for a day the calendar does not have. */
export function calendarDate(year: number, month: number, day: number): LocalDate | undefined {
  const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  const time = asUtc(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text) ? text : undefined;
}

/** Whole days from one date to another; negative when `to` is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number =>
  Math.round((asUtc(to) - asUtc(from)) / dayMilliseconds);

export const addDays = (date: LocalDate, days: number): LocalDate =>
  new Date(asUtc(date) + days * dayMilliseconds).toISOString().slice(0, 10);

/** The same day some years on; 29 February becomes 28 February in a year without one. */
export function addYears(date: LocalDate, years: number): LocalDate {
  const year = yearOf(date) + years;
  return calendarDate(year, Number(date.slice(5, 7)), Number(date.slice(8))) ?? `${year}-02-28`;
}
