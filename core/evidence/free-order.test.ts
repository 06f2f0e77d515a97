import { expect, test } from 'vitest';
import { acts, entryOf, one } from '../../test/support/honest-ledger.ts';
import { FreeOrderCount } from './free-order.ts';

/** An issue whose allocation names these bodies and copies in this order. */
function issued(allocation: { to: string; copies: number[] }[]) {
  const act = acts.issue(one, 1);
  if (act.act !== 'issue') throw new Error('no issue');
  const envelopes = act.data.envelopes.slice(0, 1);
  return entryOf({ ...act, data: { ...act.data, allocation, envelopes } }, 7);
}
const counted = (...allocations: { to: string; copies: number[] }[][]) => {
  const count = new FreeOrderCount();
  for (const allocation of allocations) count.take(issued(allocation));
  const { lists, unordered, first, bits } = count;
  return { lists, unordered, first, bits };
};

test('lists of one member have no order', () => {
  expect(counted([{ to: 'G01', copies: [1] }])).toEqual({
    lists: 0,
    unordered: 0,
    first: undefined,
    bits: 0,
  });
});

test('lists of generation 1 are counted with what their order could tell at most', () => {
  expect(
    counted([
      { to: 'G01', copies: [1, 2, 3] },
      { to: 'H37', copies: [4] },
    ]),
  ).toEqual({ lists: 2, unordered: 0, first: undefined, bits: Math.log2(6) + Math.log2(2) });
});

test('a list that is not in ascending order is marked with its entry, and not refused', () => {
  const bodies = [
    { to: 'H37', copies: [2] },
    { to: 'G01', copies: [10, 9] },
  ];
  expect(counted(bodies)).toMatchObject({ lists: 2, unordered: 2, first: 7 });
  // Numbers by size, not as text.
  expect(counted([{ to: 'G01', copies: [9, 10] }])).toMatchObject({ lists: 1, unordered: 0 });
});
