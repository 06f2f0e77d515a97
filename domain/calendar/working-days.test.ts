import { expect, test } from 'vitest';
import { fc } from '../../test/support/random.ts';
import { addDays } from './date-arithmetic.ts';
import { WorkingDays } from './working-days.ts';

/** New Year, the days of Tết as they were given, and the Saturday that was worked for a Monday off. */
const calendar2026 = {
  ...{ year: 2026, version: 2 },
  daysOff: ['2026-01-01', '2026-01-02', '2026-02-16', '2026-02-17', '2026-02-18', '2026-02-19', '2026-02-20'],
  workingDays: ['2026-01-10'],
};
const plain = { year: 2027, version: 1, daysOff: ['2027-01-01'], workingDays: [] };
const days = new WorkingDays([calendar2026, plain]);
const weekdays = new WorkingDays();

test('a weekend and a day off have no work, a day of a weekend that was swapped has', () => {
  expect(
    ['2026-01-01', '2026-01-03', '2026-01-05', '2026-01-10', '2026-01-11'].map((day) =>
      days.isWorkingDay(day),
    ),
  ).toEqual([false, false, true, true, false]);
});

test.each([
  ['2026-01-09', '2026-01-10', [2026, 2]],
  ['2026-02-13', '2026-02-23', [2026, 2]],
  ['2026-12-30', '2026-12-31', [2026, 2]],
  ['2026-12-31', '2027-01-04', [2027, 1]],
])('the working day after %s is %s, and it is told by which calendar', (day, on, [year, version]) => {
  expect(days.nextAfter(day)).toEqual({ on, by: [{ year, version }] });
});

test('a term over the turn of the year is counted by the calendars of both', () => {
  const both = new WorkingDays([{ ...calendar2026, daysOff: ['2026-12-31'] }, plain]);
  expect(both.nextAfter('2026-12-30')).toEqual({
    on: '2027-01-04',
    by: [
      { year: 2026, version: 2 },
      { year: 2027, version: 1 },
    ],
  });
});

test.each([
  ['2028-05-05', '2028-05-08'],
  ['2028-05-06', '2028-05-08'],
  ['2028-05-07', '2028-05-08'],
  ['2028-05-08', '2028-05-09'],
])('in a year without a calendar, the working day after %s is %s, Monday to Friday', (day, on) => {
  expect(days.nextAfter(day)).toEqual({ on, by: [{ year: 2028, version: null }] });
});

test('it is the first working day after the day, in any calendar', () => {
  const within = fc.integer({ min: 0, max: 729 }).map((offset) => addDays('2026-01-01', offset));
  fc.assert(
    fc.property(within, (day) => {
      const { on } = days.nextAfter(day);
      expect(on > day && days.isWorkingDay(on)).toBe(true);
      for (let between = addDays(day, 1); between < on; between = addDays(between, 1))
        expect(days.isWorkingDay(between)).toBe(false);
      expect(weekdays.nextAfter(day).on > day).toBe(true);
    }),
  );
});

test('a calendar without a working day ends the search', () => {
  const daysOff = Array.from({ length: 365 }, (_, index) => addDays('2026-01-01', index));
  const idle = new WorkingDays([{ year: 2026, version: 1, daysOff, workingDays: [] }]);
  expect(idle.nextAfter('2026-01-01').on).toBe('2026-02-01');
});
