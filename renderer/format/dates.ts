import type { Instant, LocalDate } from '../../contract/scalar.ts';

/** Dates as an official writes them: 05/03/2026. Days and hours are those of Việt Nam, whatever the machine says. */

/** Việt Nam keeps UTC+7 all year. */
const offsetMilliseconds = 7 * 3_600_000;
/** `yyyy-mm-ddThh:mm:ss` in Việt Nam. */
const wallTime = (at: Date): string => new Date(at.getTime() + offsetMilliseconds).toISOString().slice(0, 19);

const two = (value: number): string => String(value).padStart(2, '0');

export const localDate = (date: Date): LocalDate => wallTime(date).slice(0, 10);

export const today = (): LocalDate => localDate(new Date());

export function formatDate(date: LocalDate): string {
  const [year, month, day] = date.split('-');
  return `${day}/${month}/${year}`;
}

/** With seconds, for the ledger. */
export function formatExact(instant: Instant): string {
  const [date = '', time = ''] = wallTime(new Date(instant)).split('T');
  return `${formatDate(date)} ${time}`;
}

export const formatInstant = (instant: Instant): string => formatExact(instant).slice(0, 16);

const formatClock = (instant: Instant): string => formatInstant(instant).slice(11);

/** The hour of today, the date with it of any other day. */
export const formatSince = (instant: Instant): string =>
  localDate(new Date(instant)) === today() ? formatClock(instant) : formatInstant(instant);

const dayMilliseconds = 86_400_000;
const asUtc = (date: LocalDate): number => Date.parse(`${date}T00:00:00.000Z`);

/** Whole days from one date to another; negative when `to` is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number =>
  Math.round((asUtc(to) - asUtc(from)) / dayMilliseconds);

export const addDays = (date: LocalDate, days: number): LocalDate =>
  new Date(asUtc(date) + days * dayMilliseconds).toISOString().slice(0, 10);

/** The same day some years on; 29 February becomes 28 where the year has none. */
export function addYears(date: LocalDate, years: number): LocalDate {
  const year = Number(date.slice(0, 4)) + years;
  return calendarDate(year, Number(date.slice(5, 7)), Number(date.slice(8))) ?? `${year}-02-28`;
}

/** Undefined for a day the calendar does not have. */
export function calendarDate(year: number, month: number, day: number): LocalDate | undefined {
  const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
  const time = asUtc(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text) ? text : undefined;
}
