import type { LocalDate } from '../../contract/scalar.ts';
import { addDays, calendarDate, daysBetween, yearOf } from '../../domain/calendar/date-arithmetic.ts';

/** Where a date without month or year lies: a document's date behind us, a deadline before us. */
export type Lean = 'past' | 'future';

/**
 * Reads what a clerk types for a date: `5`, `5/3`, `5/3/26`, `05032026`, `+10`, `-1`, `0` for today; full
 * stops, hyphens and spaces serve as strokes. Undefined when it names no day of the calendar.
 */
export function readDate(typed: string, now: LocalDate, lean: Lean): LocalDate | undefined {
  const text = typed.trim();
  const shift = /^([+-])\s?(\d{1,4})$/.exec(text);
  if (shift) return addDays(now, Number(`${shift[1]}${shift[2]}`));
  if (text === '0') return now;
  const parts = split(text);
  if (parts === undefined) return undefined;
  const [day, month, year] = parts;
  if (day === undefined) return undefined;
  if (month === undefined) return nearestMonth(day, now, lean);
  if (year === undefined)
    return isDoubtful(day, month, now, lean) ? undefined : nearestYear(day, month, now, lean);
  return calendarDate(year < 100 ? fullYear(year, now, lean) : year, month, day);
}

/**
 * Whether only a year would tell the day: 30/11 typed on 28/11 for a document's date is rather a slip of two days than
 * the day of a year ago.
 */
export function lacksYear(typed: string, now: LocalDate, lean: Lean): boolean {
  const [day, month, year] = split(typed.trim()) ?? [];
  return day !== undefined && month !== undefined && year === undefined && isDoubtful(day, month, now, lean);
}

/** So many days on the other side of today a day without a year is in doubt. */
const doubtfulDays = 31;

function isDoubtful(day: number, month: number, now: LocalDate, lean: Lean): boolean {
  const year = yearOf(now);
  return [year - 1, year, year + 1].some((each) => {
    const date = calendarDate(each, month, day);
    return date !== undefined && !onSide(date, now, lean) && Math.abs(daysBetween(now, date)) <= doubtfulDays;
  });
}

/** The year of two digits: a document may be old, a deadline far; neither lies more than ten years the other way. */
function fullYear(digits: number, now: LocalDate, lean: Lean): number {
  const latest = yearOf(now) + (lean === 'past' ? 10 : 89);
  return latest - ((((latest - digits) % 100) + 100) % 100);
}

/** Day, month, year as numbers; six or eight digits in a row are cut into pairs. */
function split(text: string): number[] | undefined {
  const row = /^(\d{2})(\d{2})(\d{2}|\d{4})$/.exec(text) ?? /^(\d{2})(\d{2})$/.exec(text);
  if (row) return row.slice(1).map(Number);
  if (!/^\d{1,2}(?:[/. -]\d{1,2}(?:[/. -](?:\d{2}|\d{4}))?)?$/.test(text)) return undefined;
  return text.split(/[/. -]/).map(Number);
}

const onSide = (date: LocalDate, now: LocalDate, lean: Lean): boolean =>
  lean === 'past' ? date <= now : date >= now;

function nearestMonth(day: number, now: LocalDate, lean: Lean): LocalDate | undefined {
  const step = lean === 'past' ? -1 : 1;
  const start = yearOf(now) * 12 + Number(now.slice(5, 7)) - 1;
  // A day that a month lacks (31) is looked for in the month after it; two months in a row never lack one.
  for (let month = start; Math.abs(month - start) <= 3; month += step) {
    const date = calendarDate(Math.floor(month / 12), (month % 12) + 1, day);
    if (date !== undefined && onSide(date, now, lean)) return date;
  }
  return undefined;
}

function nearestYear(day: number, month: number, now: LocalDate, lean: Lean): LocalDate | undefined {
  const year = yearOf(now);
  const here = calendarDate(year, month, day);
  if (here !== undefined && onSide(here, now, lean)) return here;
  return calendarDate(lean === 'past' ? year - 1 : year + 1, month, day) ?? here;
}
