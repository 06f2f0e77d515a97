import { expect, test } from 'vitest';
import { deadline } from './deadline.ts';

test.each([
  ['2026-11-20', { tone: 'overdue', days: 3 }],
  ['2026-11-23', { tone: 'today', days: 0 }],
  ['2026-11-26', { tone: 'soon', days: 3 }],
  ['2026-11-27', { tone: 'later', days: 4 }],
  ['2027-01-01', { tone: 'later', days: 39 }],
])('a deadline on %s stands as %o', (due, standing) => {
  expect(deadline(due, '2026-11-23')).toEqual(standing);
});
