import { expect, test } from 'vitest';
import { codedRecordFormat } from '../../contract/record/coded-record.ts';
import { firstGeneration } from '../../test/support/first-generation.ts';
import { acts, entryOf, honestLedger, one, paper, proof } from '../../test/support/honest-ledger.ts';
import { envelopeId } from '../../test/support/store.ts';
import { genesis } from '../ledger/chain.ts';
import { FreeOrderCount } from './free-order.ts';

/** An issue of generation 1 whose allocation names these bodies and copies in this order. */
function issued(allocation: { to: string; copies: number[] }[]) {
  const envelopes = [{ id: envelopeId(1), to: 'G01' }];
  const data = { record: proof, dispatch: proof, allocation, envelopes };
  return firstGeneration(
    { act: 'issue', subject: one.code, data },
    { seq: 7, at: '2026-05-05T01:00:00.000Z', actor: 'P00000001', prev: genesis },
  );
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

test('what is written today has no list whose order is free', () => {
  const count = new FreeOrderCount();
  for (const [index, act] of honestLedger.entries()) count.take(entryOf(act, index + 1));
  expect(count.lists).toBe(0);
});

test('a record that was signed in the first generation is counted in an act of today', () => {
  const { generation: _, copyAllowed: _later, ...first } = paper;
  const record = codedRecordFormat.generations[0].parse({ ...first, recipients: ['H37.02', 'G22'] });
  const count = new FreeOrderCount();
  count.take(entryOf(acts.enter(record, 11), 9));
  expect(count).toMatchObject({ lists: 1, unordered: 1, first: 9 });
});
