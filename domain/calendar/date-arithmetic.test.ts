import { expect, test } from 'vitest';
import { LocalDate } from '../../contract/scalar.ts';
import { fc } from '../../test/support/random.ts';
import { addDays, addYears, calendarDate, daysBetween, yearOf } from './date-arithmetic.ts';
import { localDate, localDateTime, startOfDay } from './local-date.ts';

const dates = fc.integer({ min: -20_000, max: 60_000 }).map((days) => addDays('2026-11-23', days));

test('years added to 29 February end on a day that exists', () => {
  expect(addYears('2024-02-29', 10)).toBe('2034-02-28');
  expect(addYears('2024-02-29', 4)).toBe('2028-02-29');
  expect(addYears('2026-11-23', 30)).toBe('2056-11-23');
});

test('adding days and counting them are inverse', () => {
  fc.assert(
    fc.property(dates, fc.integer({ min: -5_000, max: 5_000 }), (date, days) => {
      expect(daysBetween(date, addDays(date, days))).toBe(days);
    }),
  );
});

test('a date is made of its parts, and no other day is', () => {
  fc.assert(
    fc.property(dates, (date) => {
      const [year, month, day] = date.split('-').map(Number);
      expect(calendarDate(year ?? 0, month ?? 0, day ?? 0)).toBe(date);
      expect(yearOf(date)).toBe(year);
      expect(LocalDate.parse(date)).toBe(date);
    }),
  );
  expect(calendarDate(999, 1, 2)).toBe('0999-01-02');
  expect(calendarDate(2026, 2, 29)).toBeUndefined();
  expect(calendarDate(2026, 13, 1)).toBeUndefined();
  expect(calendarDate(2026, 0, 1)).toBeUndefined();
});

test('a day in Việt Nam begins at 17:00 UTC of the day before', () => {
  expect(startOfDay('2026-03-05')).toBe('2026-03-04T17:00:00.000Z');
  fc.assert(
    fc.property(dates, (date) => {
      const start = Date.parse(startOfDay(date));
      expect(localDate(start)).toBe(date);
      expect(localDate(start - 1)).toBe(addDays(date, -1));
    }),
  );
});

test('the wall clock of Việt Nam is seven hours ahead of UTC, in whole seconds', () => {
  expect(localDateTime(Date.parse('2026-11-23T18:05:09.876Z'))).toBe('2026-11-24T01:05:09');
});
