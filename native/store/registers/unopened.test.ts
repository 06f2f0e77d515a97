import { expect, test } from 'vitest';
import type { WrittenRecord } from '../../../contract/record/coded-record.ts';
import { keyOf } from '../../../contract/record/key.ts';
import { acts, append, incoming, temporaryStore, unopened } from '../../../test/support/store.ts';

const opener = 'P00000003';

test('an envelope that only the person named may open is listed for who has it, until its line is complete', () => {
  const { store, remove } = temporaryStore();
  const { registers } = store;
  const whole = (ordinal: number) => incoming(ordinal, { namedOpenerOnly: true });
  const closed = (ordinal: number) => unopened(whole(ordinal));
  const enter = (record: WrittenRecord) =>
    append(store, { act: 'enter', subject: record.code, data: { record, copies: [1], warned: [] } });
  for (const record of [closed(1), whole(2), closed(3), closed(4)]) enter(record);
  const listed = (...to: string[]) => registers.unopened(to, 9, 0).map(({ record }) => record.ordinal);
  const total = (...to: string[]) => registers.insideTotals(to, '2026-05-05').unopened;
  expect([listed('desk'), listed(opener), listed()]).toEqual([[1, 3, 4], [], []]);
  expect(registers.unopened(['desk'], 1, 1).map(({ record }) => record.ordinal)).toEqual([3]);

  for (const event of [
    { event: 'miss' as const, from: 'desk' },
    { event: 'find' as const, from: 'desk', holder: opener },
  ])
    registers.apply({ change: 'custody', key: keyOf(closed(3)), copy: 1, event, seq: 9 });
  append(store, acts.cancel(closed(4)));
  expect([listed('desk'), listed(opener), listed(opener, 'desk')]).toEqual([[1], [3], [1, 3]]);
  expect([total('desk'), total(opener), total(opener, 'desk'), total()]).toEqual([1, 1, 2, 0]);

  registers.apply({ change: 'put-record', record: whole(3), state: 'entered', seq: 10 });
  expect([listed(opener), total(opener)]).toEqual([[], 0]);
  remove();
});
