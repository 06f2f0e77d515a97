import { describe, expect, test } from 'vitest';
import { addDays, addYears, daysBetween } from '../../domain/calendar/date-arithmetic.ts';
import { fc } from '../../test/support/random.ts';
import { lacksYear, readDate } from './date-shorthand.ts';
import { formatDate } from './dates.ts';

const now = '2026-11-23';

describe('a date is read from what a clerk types', () => {
  test.each([
    ['5', 'past', '2026-11-05'],
    ['25', 'past', '2026-10-25'],
    ['25', 'future', '2026-11-25'],
    ['5', 'future', '2026-12-05'],
    ['31', 'past', '2026-10-31'],
    ['5/3', 'past', '2026-03-05'],
    ['25/12', 'past', '2025-12-25'],
    ['5/3', 'future', '2027-03-05'],
    ['5.3.26', 'past', '2026-03-05'],
    ['5/3/99', 'past', '1999-03-05'],
    ['5/3/36', 'past', '2036-03-05'],
    ['5/3/37', 'past', '1937-03-05'],
    ['5/3/56', 'future', '2056-03-05'],
    ['5/3/16', 'future', '2016-03-05'],
    [' 05/03/2026 ', 'past', '2026-03-05'],
    ['05032026', 'past', '2026-03-05'],
    ['050326', 'past', '2026-03-05'],
    ['29-2-2024', 'past', '2024-02-29'],
    ['+10', 'future', '2026-12-03'],
    ['-1', 'past', '2026-11-22'],
    ['0', 'past', now],
  ] as const)('%s leaning to the %s is %s', (typed, lean, date) => {
    expect(readDate(typed, now, lean)).toBe(date);
  });

  test.each(['', 'mai', '32', '30/2/2026', '5/13', '1/2/3/4', '5//3', '2026-11-23'])(
    '%j names no day',
    (typed) => {
      expect(readDate(typed, now, 'past')).toBeUndefined();
    },
  );

  test.each([
    ['24/11', 'past'],
    ['5/12', 'past'],
    ['0512', 'past'],
    ['24.12', 'past'],
    ['22/11', 'future'],
    ['23/10', 'future'],
  ] as const)('%s leaning to the %s is in doubt without its year', (typed, lean) => {
    expect([lacksYear(typed, now, lean), readDate(typed, now, lean)]).toEqual([true, undefined]);
    expect(readDate(`${typed.replace('0512', '5/12')}/26`, now, lean)).toMatch(/^2026-/);
  });

  test.each([
    ['25/12', 'past'],
    ['23/11', 'past'],
    ['23/11', 'future'],
    ['22/10', 'future'],
    ['24', 'past'],
    ['30/2', 'past'],
    ['5/12/26', 'past'],
  ] as const)('%s leaning to the %s is not', (typed, lean) => {
    expect(lacksYear(typed, now, lean)).toBe(false);
  });

  test('around the new year a day and a month of the other year are in doubt as well', () => {
    expect(readDate('2/1', '2026-12-30', 'past')).toBeUndefined();
    expect(readDate('30/12', '2027-01-02', 'future')).toBeUndefined();
    expect(readDate('30/12', '2027-01-02', 'past')).toBe('2026-12-30');
    expect(readDate('2/1', '2026-12-30', 'future')).toBe('2027-01-02');
  });

  const dates = fc.integer({ min: -20_000, max: 20_000 }).map((days) => addDays(now, days));
  /** Up to four years either way. */
  const nearDates = fc.integer({ min: -1_460, max: 1_460 }).map((days) => addDays(now, days));
  const leans = fc.constantFrom('past', 'future');
  /** The nearest day on that side of today, today included, whose printed form begins so. */
  const nearest = (begins: string, lean: 'past' | 'future'): string => {
    let date = now;
    while (!formatDate(date).startsWith(begins)) date = addDays(date, lean === 'past' ? -1 : 1);
    return date;
  };

  test('what is printed reads back as the same day', () => {
    fc.assert(
      fc.property(dates, leans, (date, lean) => {
        expect(readDate(formatDate(date), now, lean)).toBe(date);
      }),
    );
  });

  test('a whole date is the same with every stroke, with and without leading zeros', () => {
    fc.assert(
      fc.property(dates, leans, fc.constantFrom('/', '.', '-', ' '), (date, lean, stroke) => {
        const [year = '', month = '', day = ''] = date.split('-');
        expect(readDate([day, month, year].join(stroke), now, lean)).toBe(date);
        expect(readDate([Number(day), Number(month), year].join(stroke), now, lean)).toBe(date);
        expect(readDate(day + month + year, now, lean)).toBe(date);
      }),
    );
  });

  test('a day alone, or a day and a month, is the nearest such day on the side asked for', () => {
    fc.assert(
      fc.property(nearDates, leans, (date, lean) => {
        const printed = formatDate(date);
        const [day = '', month = ''] = printed.split('/');
        expect(readDate(day, now, lean)).toBe(nearest(day, lean));
        if (printed.startsWith('29/02')) return;
        const far = lean === 'past' ? 'future' : 'past';
        const begins = `${day}/${month}`;
        const inDoubt = date !== now && Math.abs(daysBetween(now, nearest(begins, far))) <= 31;
        const isToday = nearest(begins, lean) === now;
        expect(readDate(begins, now, lean)).toBe(inDoubt && !isToday ? undefined : nearest(begins, lean));
      }),
    );
  });

  test('a number with a sign is so many days from today', () => {
    fc.assert(
      fc.property(fc.integer({ min: -9_999, max: 9_999 }), leans, (days, lean) => {
        const typed = `${days < 0 ? '-' : '+'}${Math.abs(days)}`;
        const date = readDate(typed, now, lean);
        expect(date).toBe(addDays(now, days));
        expect(daysBetween(now, date ?? '')).toBe(days);
      }),
    );
  });

  test('whatever is typed, the answer is a day that exists or none', () => {
    const answered = { none: 0, day: 0 };
    const parts = fc.array(
      fc.oneof(fc.nat({ max: 40 }).map(String), fc.constantFrom('/', '.', '-', '+', ' ', '2026')),
      {
        maxLength: 6,
      },
    );
    fc.assert(
      fc.property(parts, leans, (typed, lean) => {
        const date = readDate(typed.join(''), now, lean);
        if (date === undefined) {
          answered.none += 1;
          return;
        }
        answered.day += 1;
        const time = new Date(`${date}T00:00:00.000Z`);
        expect(time.toISOString().slice(0, 10)).toBe(date);
      }),
      { numRuns: 500 },
    );
    // Both happen, so neither half of the rule went untested.
    expect(Math.min(answered.none, answered.day)).toBeGreaterThan(20);
  });

  test('years added to 29 February end on a day that exists', () => {
    expect(addYears('2024-02-29', 10)).toBe('2034-02-28');
    expect(addYears('2026-11-23', 30)).toBe('2056-11-23');
  });
});
