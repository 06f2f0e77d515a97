import type { Calendar } from '../../contract/calendar/calendar.ts';
import type { LocalDate } from '../../contract/scalar.ts';
import { addDays, yearOf } from './date-arithmetic.ts';

/** Days of the week without work, Sunday 0 to Saturday 6. */
export type Weekend = readonly number[];

/** A day that was counted, or the first year on the way of which no calendar is known. */
export type Counted<Value> = { readonly known: Value } | { readonly unknownYear: number };

type YearCalendar = Pick<Calendar, 'year' | 'daysOff' | 'workingDays'>;

/** Working days by the calendars of the years; of a year without one nothing is said: no date is guessed. */
export class WorkingDays {
  readonly #calendars: ReadonlyMap<number, { off: ReadonlySet<LocalDate>; working: ReadonlySet<LocalDate> }>;
  readonly #weekend: ReadonlySet<number>;

  /** Of each year one calendar. */
  constructor(calendars: Iterable<YearCalendar>, weekend: Weekend = [0, 6]) {
    if (new Set(weekend).size > 6) throw new RangeError('a week without a working day');
    this.#weekend = new Set(weekend);
    this.#calendars = new Map(
      [...calendars].map(({ year, daysOff, workingDays }) => [
        year,
        { off: new Set(daysOff), working: new Set(workingDays) },
      ]),
    );
  }

  /** Whether work is done on a day; undefined where no calendar of its year is known. */
  isWorkingDay(day: LocalDate): boolean | undefined {
    const calendar = this.#calendars.get(yearOf(day));
    if (calendar === undefined) return undefined;
    if (calendar.off.has(day)) return false;
    return calendar.working.has(day) || !this.#weekend.has(new Date(`${day}T00:00:00.000Z`).getUTCDay());
  }

  /** The `count`th working day after a day, which does not count itself. */
  after(day: LocalDate, count: number): Counted<LocalDate> {
    let [last, left] = [day, count];
    while (left > 0) {
      last = addDays(last, 1);
      const works = this.isWorkingDay(last);
      if (works === undefined) return { unknownYear: yearOf(last) };
      if (works) left -= 1;
    }
    return { known: last };
  }

  /** How many working days come after `from`, up to and with `to`; none where that is not later. */
  between(from: LocalDate, to: LocalDate): Counted<number> {
    let count = 0;
    for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) {
      const works = this.isWorkingDay(day);
      if (works === undefined) return { unknownYear: yearOf(day) };
      if (works) count += 1;
    }
    return { known: count };
  }
}

export type IsWorkingDay = (day: LocalDate) => boolean;

/** Monday to Friday. */
export const isWeekday: IsWorkingDay = (day) => {
  const weekday = new Date(`${day}T00:00:00.000Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
};

/** No holiday lasts as long: a calendar without a working day in it is wrong, and must not hold a program up. */
const longestBreak = 31;

/** The first working day after a day. */
export function nextWorkingDay(day: LocalDate, isWorkingDay: IsWorkingDay): LocalDate {
  for (let after = 1; after < longestBreak; after += 1) {
    const next = addDays(day, after);
    if (isWorkingDay(next)) return next;
  }
  return addDays(day, longestBreak);
}
