import { expect, test } from 'vitest';
import { missingBelow } from './gap.ts';

test.each([
  [10, 9, null],
  [9, 9, null],
  [12, 9, { first: [10, 11], total: 2 }],
  [13, 9, { first: [10, 11, 12], total: 3 }],
  [100, 9, { first: [10, 11, 12], total: 90 }],
  [2, 0, { first: [1], total: 1 }],
  [1, 0, null],
])('the numbers between %i and the last one below it, %i', (number, last, gap) => {
  expect(missingBelow(number, last)).toEqual(gap);
});
