import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CodedRecord } from '../../../contract/record/coded-record.ts';
import type { Store } from '../../../core/ports/store.ts';
import { fullSight, type Sight } from '../../../domain/rights/sight.ts';
import { acts, append, outgoing, temporaryStore } from '../../../test/support/store.ts';

let store: Store;
let remove: () => void;
beforeEach(() => {
  ({ store, remove } = temporaryStore());
});
afterEach(() => remove());

const cleared: Sight = { readsTo: 'B', clearedTo: 'B', hands: [] };
const recipient: Sight = { readsTo: null, clearedTo: 'B', hands: ['P00000004', 'U02'] };
const within = {
  due: '2027-01-01',
  return: '2027-01-01',
  protectionFrom: '2026-01-01',
  protection: '2026-01-01',
};
const before = '2027-01-01T00:00:00.000Z';
const ordinals = (rows: readonly { record: CodedRecord }[]) => rows.map(({ record }) => record.ordinal);

test('a list tells of what one may see, and counts nothing else', () => {
  for (const [index, level] of (['A', 'B', 'C'] as const).entries())
    append(store, acts.register(outgoing(index + 1, { level, copies: 1, dueOn: '2026-06-01' })));
  const lists = (sight: Sight) => {
    const seen = store.registers.seenBy(sight);
    const { toIssue, due } = seen.workTotals(within, before);
    const held = seen.heldBy('desk', 9, 0);
    return {
      totals: [toIssue, due, held.total],
      toIssue: ordinals(seen.toIssue(9)),
      due: ordinals(seen.due(within, 9).map(({ row }) => row)),
      held: ordinals(held.copies),
      holders: seen.holders(),
    };
  };
  expect(lists(fullSight)).toEqual({
    ...{ totals: [3, 3, 3], toIssue: [1, 2, 3], due: [1, 2, 3], held: [3, 2, 1], holders: ['desk'] },
  });
  expect(lists(cleared)).toEqual({
    ...{ totals: [2, 2, 2], toIssue: [2, 3], due: [2, 3], held: [3, 2], holders: ['desk'] },
  });
  expect(lists(recipient)).toEqual({ totals: [0, 0, 0], toIssue: [], due: [], held: [], holders: [] });
  append(store, acts.register(outgoing(4, { copies: 1 })));
  expect(lists(cleared).totals).toEqual([3, 2, 3]);
});

test('what is in hands is told up to the clearance, to whom reads no register', () => {
  for (const [index, level] of (['A', 'B'] as const).entries()) {
    const record = outgoing(index + 1, { level });
    append(store, acts.register(record));
    const subject = { issuer: record.issuer, copies: [1], from: 'desk' as const };
    const offer = append(store, { act: 'transfer', subject: record.code, data: { ...subject, to: 'U02' } });
    if (level === 'B') {
      const [first] = store.registers.seenBy(recipient).offeredTo(['U02'], 9, 0);
      expect([
        first?.record.ordinal,
        store.registers.seenBy(recipient).insideTotals(['U02'], '2026-06-01'),
      ]).toEqual([2, { offered: 1, inside: 0, missing: 0, unopened: 0 }]);
      expect(store.registers.insideTotals(['U02'], '2026-06-01').offered).toBe(1);
    }
    const data = { ...subject, offer: offer.seq, to: 'U02', person: 'P00000004' };
    append(store, { act: 'accept', subject: record.code, data });
    append(store, { act: 'miss', subject: record.code, data: { ...subject, from: 'U02' } });
  }
  const seen = store.registers.seenBy(recipient);
  expect(ordinals(seen.heldBy('U02', 9, 0).copies)).toEqual([2]);
  expect(ordinals(seen.missing(9, 0))).toEqual([2]);
  expect(seen.insideTotals(['U02'], '2026-06-01').missing).toBe(1);
  expect(seen.holders()).toEqual(['U02']);
  expect(store.registers.insideTotals(['U02'], '2026-06-01').missing).toBe(2);
});
