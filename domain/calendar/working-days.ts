import type { Calendar, YearCounted } from '../../contract/calendar/calendar.ts';
import type { LocalDate } from '../../contract/scalar.ts';
import { addDays, yearOf } from './date-arithmetic.ts';

type YearCalendar = Pick<Calendar, 'year' | 'version' | 'daysOff' | 'workingDays'>;

/** The day on which a term ends, and by which calendars it was counted. */
export interface WorkingTerm {
  readonly on: LocalDate;
  readonly by: YearCounted[];
}

/** No holiday lasts as long: a calendar without a working day in it is wrong, and must not hold a program up. */
const longestBreak = 31;

/** Working days by the calendars of the years; Monday to Friday in a year without one. */
export class WorkingDays {
  readonly #calendars: ReadonlyMap<number, YearCalendar>;

  /** Of each year at most one calendar. */
  constructor(calendars: Iterable<YearCalendar> = []) {
    this.#calendars = new Map([...calendars].map((calendar) => [calendar.year, calendar]));
  }

  isWorkingDay(day: LocalDate): boolean {
    const calendar = this.#calendars.get(yearOf(day));
    if (calendar?.daysOff.includes(day)) return false;
    return isWeekday(day) || calendar?.workingDays.includes(day) === true;
  }

  /** The first working day after a day. */
  nextAfter(day: LocalDate): WorkingTerm {
    let on = addDays(day, 1);
    for (let after = 1; after < longestBreak && !this.isWorkingDay(on); after += 1) on = addDays(on, 1);
    const years = new Set([yearOf(addDays(day, 1)), yearOf(on)]);
    return { on, by: [...years].map((year) => this.#countedBy(year)) };
  }

  #countedBy(year: number): YearCounted {
    return { year, version: this.#calendars.get(year)?.version ?? null };
  }
}

function isWeekday(day: LocalDate): boolean {
  const weekday = new Date(`${day}T00:00:00.000Z`).getUTCDay();
  return weekday !== 0 && weekday !== 6;
}
