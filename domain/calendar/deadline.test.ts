import { expect, test } from 'vitest';
import { deadline, isLate } from './deadline.ts';

test.each([
  ['2026-11-20', { tone: 'overdue', days: 3 }],
  ['2026-11-23', { tone: 'today', days: 0 }],
  ['2026-11-26', { tone: 'soon', days: 3 }],
  ['2026-11-27', { tone: 'later', days: 4 }],
  ['2027-01-01', { tone: 'later', days: 39 }],
])('a deadline on %s stands as %o, all of its day', (on, standing) => {
  for (const hour of ['00:00:00', '23:59:59'])
    expect(deadline({ on, until: null }, `2026-11-23T${hour}`)).toEqual(standing);
});

test.each([
  ['2026-11-22T23:59:59', { tone: 'soon', days: 1 }],
  ['2026-11-23T11:59:59', { tone: 'today', days: 0 }],
  ['2026-11-23T12:00:00', { tone: 'overdue', days: 0 }],
  ['2026-11-23T23:59:59', { tone: 'overdue', days: 0 }],
  ['2026-11-24T00:00:00', { tone: 'overdue', days: 1 }],
])('at %s a term that ends at an hour stands as %o', (now, standing) => {
  expect(deadline({ on: '2026-11-23', until: '12:00' }, now)).toEqual(standing);
  expect(isLate({ on: '2026-11-23', until: '12:00' }, now)).toBe(standing.tone === 'overdue');
});
