import { expect, test } from 'vitest';
import { LocalDate } from '../../contract/scalar.ts';
import { fc } from '../../test/support/random.ts';
import { addDays } from '../calendar/date-arithmetic.ts';
import { checkProtection, longestProtection, withProtection } from './protection.ts';

const years = { A: 30, B: 20, C: 10 };
const days = fc.integer({ min: 0, max: 40_000 }).map((count) => addDays('1990-01-01', count));
const levels = fc.constantFrom('A' as const, 'B' as const, 'C' as const);

/** Refused, with the longest protection in years. */
const tooLong = (longest: number) =>
  expect.objectContaining({ code: 'PROTECTION_TOO_LONG', field: 'protectUntil', detail: { years: longest } });

test('ends on 28 February where the last year has no 29th', () => {
  expect(longestProtection('C', '2028-02-29', years)).toBe('2038-02-28');
  expect(longestProtection('B', '2028-02-29', years)).toBe('2048-02-29');
});

test('is the longest of the level where none was chosen, and the chosen one otherwise', () => {
  const record: Parameters<typeof withProtection>[0] = { level: 'B', issuedOn: '2028-02-29' };
  expect(withProtection(record, years).protectUntil).toBe('2048-02-29');
  const chosen = { ...record, protectUntil: '2030-01-01' };
  expect(withProtection(chosen, years)).toBe(chosen);
  const unknownDay = { level: 'B' as const };
  expect(withProtection(unknownDay, years)).toBe(unknownDay);
});

test('counts from today where the day of issue is not known', () => {
  const until = (protectUntil: string) => () =>
    checkProtection({ level: 'C', protectUntil }, '2026-06-15', years);
  expect(until('2036-06-15')).not.toThrow();
  expect(until('2036-06-16')).toThrow(tooLong(10));
});

test('is not too long where none was chosen', () => {
  expect(() => checkProtection({ level: 'C', issuedOn: '2026-06-15' }, '2026-06-15', years)).not.toThrow();
});

test('the longest is allowed, a day more is not, and it is a day of the calendar', () => {
  fc.assert(
    fc.property(levels, days, (level, issuedOn) => {
      const protectUntil = longestProtection(level, issuedOn, years);
      const check = (until: string) => () =>
        checkProtection({ level, issuedOn, protectUntil: until }, '1990-01-01', years);
      expect(LocalDate.parse(protectUntil)).toBe(protectUntil);
      expect(check(protectUntil)).not.toThrow();
      expect(check(addDays(protectUntil, 1))).toThrow(tooLong(years[level]));
    }),
  );
});
