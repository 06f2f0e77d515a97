import { z } from 'zod';
import { format } from '../generations.ts';
import { ascending } from '../lists.ts';
import { Instant, LocalDate, Year } from '../scalar.ts';

/**
 * The working days of one year, signed by a directory authority: which days besides the weekend are off, and on which
 * days of a weekend work is done in exchange (docs/decisions/0015-what-comes-in.md).
 */
const calendarFormat = format([
  z
    .strictObject({
      purpose: z.literal('tram-mat/calendar'),
      year: Year,
      /** From 1: a later one of the same year takes its place. */
      version: z.int().min(1),
      at: Instant,
      daysOff: ascending(LocalDate, { max: 366 }),
      workingDays: ascending(LocalDate, { max: 366 }),
    })
    .refine(({ year, daysOff, workingDays }) => {
      const off = new Set(daysOff);
      const ofYear = (day: LocalDate) => Number(day.slice(0, 4)) === year;
      return [...daysOff, ...workingDays].every(ofYear) && !workingDays.some((day) => off.has(day));
    }),
]);
export const Calendar = calendarFormat.any;
export type Calendar = z.infer<typeof Calendar>;

/** By what the working days of a year were counted; without a version Monday to Friday, because no calendar of it is known. */
export const YearCounted = z.strictObject({ year: Year, version: z.int().min(1).nullable() });
export type YearCounted = z.infer<typeof YearCounted>;
/** Of each year that a term runs through, the earliest first. */
export const CountedBy = z.array(YearCounted).min(1).max(2);
export type CountedBy = z.infer<typeof CountedBy>;
