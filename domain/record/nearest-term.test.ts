import { expect, test } from 'vitest';
import { nearestTerm, openTerm } from './nearest-term.ts';

const days = { dueOn: '2026-12-01', returnBy: '2026-12-10' };
const waits = { state: 'entered', replied: false, settled: false } as const;

test('the nearest term is the earlier of the two days', () => {
  expect(nearestTerm(days)).toBe('2026-12-01');
  expect(nearestTerm({ ...days, returnBy: '2026-11-30' })).toBe('2026-11-30');
  expect(nearestTerm({})).toBeUndefined();
});

test('nobody waits for an answer that was given, or of what is settled; the paper comes back all the same', () => {
  expect(openTerm(days, waits)).toBe('2026-12-01');
  expect(openTerm(days, { ...waits, replied: true })).toBe('2026-12-10');
  expect(openTerm(days, { ...waits, settled: true })).toBe('2026-12-10');
  expect(openTerm({ dueOn: days.dueOn }, { ...waits, replied: true })).toBeUndefined();
  expect(openTerm(days, { ...waits, state: 'cancelled' })).toBeUndefined();
});
