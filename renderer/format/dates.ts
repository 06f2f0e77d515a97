import type { Instant, LocalDate } from '../../contract/scalar.ts';
import { localDate, localDateTime } from '../../domain/calendar/local-date.ts';

/** Dates as an official writes them: 05/03/2026. Days and hours are those of Việt Nam, whatever the machine's zone. */

export const today = (): LocalDate => localDate(Date.now());
/** The minute of the wall clock in Việt Nam, with seconds of 00. */
export const thisMinute = (): string => `${localDateTime(Date.now()).slice(0, 16)}:00`;
export const thisYear = (): number => Number(today().slice(0, 4));

export function formatDate(date: LocalDate): string {
  const [year, month, day] = date.split('-');
  return `${day}/${month}/${year}`;
}

/** With seconds, for the ledger. */
export function formatExact(instant: Instant): string {
  const [date = '', time = ''] = localDateTime(Date.parse(instant)).split('T');
  return `${formatDate(date)} ${time}`;
}

export const formatInstant = (instant: Instant): string => formatExact(instant).slice(0, 16);

const formatClock = (instant: Instant): string => formatInstant(instant).slice(11);

/** The hour of today, the date with it of any other day. */
export const formatSince = (instant: Instant): string =>
  localDate(Date.parse(instant)) === today() ? formatClock(instant) : formatInstant(instant);

/**
 * The parts of a day in words. In Vietnamese as an official document has them, where a day below 10 and the months 1 and
 * 2 have a nought before them (NĐ 30/2020, appendix I); else as the language writes it.
 */
export function longDate(date: LocalDate, locale: string) {
  const noon = new Date(`${date}T12:00:00Z`);
  const written = (options: Intl.DateTimeFormatOptions) =>
    noon.toLocaleDateString(locale, { ...options, timeZone: 'UTC' });
  const [year = '', month = '', day = ''] = date.split('-');
  const weekday = written({ weekday: 'long' });
  return locale.startsWith('vi')
    ? { weekday, day, month: Number(month) < 3 ? month : `${Number(month)}`, year }
    : { weekday, day: `${Number(day)}`, month: written({ month: 'long' }), year };
}
