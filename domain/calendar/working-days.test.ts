import { expect, test } from 'vitest';
import { fc } from '../../test/support/random.ts';
import { addDays } from './date-arithmetic.ts';
import { isWeekday, nextWorkingDay, WorkingDays } from './working-days.ts';

/** New Year, the days of Tết as they were given, and the Saturday that was worked for a Monday off. */
const calendar2026 = {
  year: 2026,
  daysOff: ['2026-01-01', '2026-01-02', '2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20'],
  workingDays: ['2026-01-10'],
};
const plain = { year: 2027, daysOff: ['2027-01-01'], workingDays: [] };
const days = new WorkingDays([calendar2026, plain]);

test('a weekend and a day off have no work, a day of a weekend that was swapped has', () => {
  expect(
    ['2026-01-01', '2026-01-03', '2026-01-05', '2026-01-10', '2026-01-11'].map((day) =>
      days.isWorkingDay(day),
    ),
  ).toEqual([false, false, true, true, false]);
  const sundays = new WorkingDays([plain], [0]);
  expect([sundays.isWorkingDay('2027-01-02'), sundays.isWorkingDay('2027-01-03')]).toEqual([true, false]);
  expect(() => new WorkingDays([plain], [0, 1, 2, 3, 4, 5, 6])).toThrow(RangeError);
});

test('days are counted after the first, over weekends, days off and the turn of the year', () => {
  expect(days.after('2026-01-09', 1)).toEqual({ known: '2026-01-10' });
  expect(days.after('2026-02-13', 1)).toEqual({ known: '2026-02-23' });
  expect(days.after('2026-12-31', 1)).toEqual({ known: '2027-01-04' });
  expect(days.after('2026-01-03', 0)).toEqual({ known: '2026-01-03' });
  expect(days.between('2026-02-13', '2026-02-23')).toEqual({ known: 1 });
  expect(days.between('2026-02-23', '2026-02-13')).toEqual({ known: 0 });
});

test('a year without a calendar is named, and no date is guessed', () => {
  expect(days.isWorkingDay('2028-01-03')).toBeUndefined();
  expect(days.after('2027-12-31', 1)).toEqual({ unknownYear: 2028 });
  expect(days.between('2025-12-30', '2026-01-05')).toEqual({ unknownYear: 2025 });
});

test('the nth working day is one, and so many lie between', () => {
  const within = fc.integer({ min: 0, max: 600 }).map((offset) => addDays('2026-01-01', offset));
  fc.assert(
    fc.property(within, fc.integer({ min: 1, max: 60 }), (day, count) => {
      const found = days.after(day, count);
      if (!('known' in found)) throw new Error('within the two years');
      expect(days.isWorkingDay(found.known)).toBe(true);
      expect(days.between(day, found.known)).toEqual({ known: count });
    }),
  );
});

test.each([
  ['2026-05-07', '2026-05-08'],
  ['2026-05-08', '2026-05-11'],
  ['2026-05-09', '2026-05-11'],
  ['2026-05-10', '2026-05-11'],
  ['2026-12-31', '2027-01-01'],
])('the working day after %s is %s', (day, next) => {
  expect(nextWorkingDay(day, isWeekday)).toBe(next);
});

test('a holiday is passed over, and a Saturday that is worked is not', () => {
  const worked = (day: string) => day === '2026-05-16' || (isWeekday(day) && day !== '2026-05-15');
  expect(nextWorkingDay('2026-05-14', worked)).toBe('2026-05-16');
});

test('it is the first working day after the day, in any calendar with one in each month', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 1, max: 28 }), (offset, each) => {
      const from = addDays('2026-01-01', offset);
      const worked = (day: string) => Number(day.slice(8)) === each;
      const next = nextWorkingDay(from, worked);
      expect(next > from && worked(next)).toBe(true);
      for (let day = addDays(from, 1); day < next; day = addDays(day, 1)) expect(worked(day)).toBe(false);
    }),
  );
});

test('a calendar without a working day ends the search', () => {
  expect(nextWorkingDay('2026-01-01', () => false)).toBe('2026-02-01');
});
