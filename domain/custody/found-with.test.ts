import { expect, test } from 'vitest';
import { handOverOf } from './found-with.ts';

test.each([
  ['K1-T01-N1', 'K1-T01-N1', undefined],
  ['K1-T01-N1', 'K1-T01-N2', 'move'],
  ['desk', 'K1-T01-N2', 'archive'],
  ['P0000000K', 'K1-T01-N2', 'archive'],
  ['K1-T01-N1', 'desk', 'transfer'],
  ['U01', 'P0000000K', 'transfer'],
])('what %s had and is found with %s came there by %s', (from, holder, act) => {
  expect(handOverOf(from, holder)).toBe(act);
});
