import { describe, expect, test } from 'vitest';
import { LocalDate } from '../../contract/scalar.ts';
import { addDays, addYears, daysBetween } from '../../domain/calendar/date-arithmetic.ts';
import { fc } from '../../test/support/random.ts';
import { readDate } from './date-shorthand.ts';
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
    ['5/12', 'past', '2025-12-05'],
    ['5/3', 'future', '2027-03-05'],
    ['5.3.26', 'past', '2026-03-05'],
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

  test('what is printed reads back as the same day', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 20_000 }), (days) => {
        const date = addDays(now, days);
        expect(readDate(formatDate(date), now, 'past')).toBe(date);
        expect(daysBetween(now, date)).toBe(days);
      }),
    );
  });

  test('whatever is typed, the answer is a date of the calendar or none', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[0-9/.+ -]{0,12}$/),
        fc.constantFrom('past', 'future'),
        (typed, lean) => {
          const date = readDate(typed, now, lean as 'past' | 'future');
          expect(date === undefined || LocalDate.safeParse(date).success || /^(?!19|20|21)/.test(date)).toBe(
            true,
          );
        },
      ),
    );
  });

  test('years added to 29 February end on a day that exists', () => {
    expect(addYears('2024-02-29', 10)).toBe('2034-02-28');
    expect(addYears('2026-11-23', 30)).toBe('2056-11-23');
  });
});
