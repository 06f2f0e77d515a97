import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { type Holder, mostHeld } from '../../../contract/custody/holder.ts';
import type { WrittenRecord } from '../../../contract/record/coded-record.ts';
import { keyOf } from '../../../contract/record/key.ts';
import type { Store } from '../../../core/ports/store.ts';
import type { CustodyEvent } from '../../../domain/custody/copy-custody.ts';
import { acts, append, incoming, key, temporaryStore } from '../../../test/support/store.ts';
import { type Connection, connect } from '../connection.ts';
import { countCopies } from '../schema/0019-copy-counts.ts';
import { copyLists, insideTotals } from './custody.ts';

let store: Store;
let path: string;
beforeEach(() => {
  const opened = temporaryStore();
  ({ store, path } = opened);
  return opened.remove;
});

const came = (
  ordinal: number,
  copies: number[] = [1],
  change: Partial<WrittenRecord> = {},
): WrittenRecord => {
  const record = incoming(ordinal, { copies: Math.max(...copies), ...change });
  append(store, { act: 'enter', subject: record.code, data: { record, copies, warned: [] } });
  return record;
};
let seq = 0;
const happens = (record: WrittenRecord, copy: number, ...events: CustodyEvent[]) => {
  for (const event of events) {
    seq += 1;
    store.registers.apply({ change: 'custody', key: keyOf(record), copy, event, seq });
  }
};
/** The desk hands a copy to a person, for good or until a day. */
const handed = (
  record: WrittenRecord,
  copy: number,
  to: 'P00000001' | 'U01',
  until: string | null = null,
) => {
  const entry = seq + 1;
  const kind = until === null ? 'transfer' : 'lend';
  happens(
    ...[record, copy],
    { event: 'offer', from: 'desk', entry, kind, to, until },
    { event: 'accept', from: 'desk', entry, to, place: null },
  );
};
const offer = (record: WrittenRecord, copies: number[], to: 'P00000001' | 'U01', entry: number) => {
  for (const copy of copies)
    happens(record, copy, { event: 'offer', from: 'desk', entry, kind: 'transfer', to, until: null });
};

test('offers are listed for whom they were made, copies of one entry as one line, the earliest first', () => {
  const [one, other] = [came(1, [1, 2, 3]), came(2)];
  offer(other, [1], 'U01', 20);
  offer(one, [2, 3], 'P00000001', 10);
  const { registers } = store;
  const offered = (to: ('P00000001' | 'U01' | 'U02' | 'desk')[], offset = 0) =>
    registers.offeredTo(to, 9, offset).map(({ record, copies }) => `${record.ordinal}: ${copies}`);
  expect(offered(['P00000001', 'U01'])).toEqual(['1: 2,3', '2: 1']);
  expect(offered(['P00000001', 'U01'], 1)).toEqual(['2: 1']);
  expect(offered(['U02'])).toEqual([]);
  expect(registers.insideTotals(['P00000001', 'U01'], '2026-06-01').offered).toBe(2);
  append(store, acts.cancel(other));
  expect(offered(['P00000001', 'U01'])).toEqual(['1: 2,3']);
  happens(one, 2, { event: 'miss', from: 'desk' });
  expect(offered(['P00000001', 'U01'])).toEqual(['1: 3']);
  expect(registers.insideTotals(['P00000001', 'U01'], '2026-06-01').offered).toBe(1);
});

test('what is open until a day is listed once a copy, by its earliest day, page by page, and all is counted', () => {
  const [one, other, third] = [came(1, [1, 2]), came(2), came(3)];
  handed(one, 1, 'P00000001', '2026-06-03');
  handed(one, 2, 'P00000001', '2026-06-09');
  handed(other, 1, 'P00000001');
  happens(
    ...([other, 1] as const),
    { event: 'take-out', from: 'P00000001', place: 'N01', until: '2026-06-02' },
    { event: 'recall', from: 'P00000001', until: '2026-06-01' },
  );
  handed(third, 1, 'U01');
  happens(third, 1, { event: 'recall', from: 'U01', until: '2026-06-03' });
  const { registers } = store;
  const due = (until: string, offset = 0, limit = 9) =>
    registers
      .dueInside(until, limit, offset)
      .map(({ record, copy, on }) => `${record.ordinal}/${copy} ${on}`);
  expect(due('2026-06-03')).toEqual(['2/1 2026-06-01', '1/1 2026-06-03', '3/1 2026-06-03']);
  expect([0, 1, 2].flatMap((offset) => due('2026-06-03', offset, 1))).toEqual(due('2026-06-03'));
  expect(due('2026-05-31')).toEqual([]);
  expect(registers.insideTotals([], '2026-06-03').inside).toBe(3);
  expect(registers.insideTotals([], '2026-06-09').inside).toBe(4);
  const [first] = registers.dueInside('2026-06-03', 1, 0);
  expect(first?.custody).toMatchObject({ out: { until: '2026-06-02' }, recalled: '2026-06-01' });
});

test('a copy that was not found is listed until it is found', () => {
  const record = came(1, [1, 2]);
  happens(record, 2, { event: 'miss', from: 'desk' });
  const { registers } = store;
  const missing = () => registers.missing(9, 0).map(({ copy, custody }) => [copy, custody.missing]);
  expect(missing()).toEqual([[2, true]]);
  expect(registers.insideTotals([], '2026-06-03')).toEqual({
    offered: 0,
    inside: 0,
    missing: 1,
    unopened: 0,
  });
  happens(record, 2, { event: 'find', from: 'desk', holder: 'P00000001' });
  expect(missing()).toEqual([]);
  expect(registers.insideTotals([], '2026-06-03').missing).toBe(0);
});

test('totals are counted anew after an act that was undone', () => {
  const record = came(1);
  const total = () => store.registers.insideTotals([], '2026-06-03').missing;
  expect(total()).toBe(0);
  expect(() =>
    store.transaction(() => {
      happens(record, 1, { event: 'miss', from: 'desk' });
      expect(total()).toBe(1);
      throw new Error('undone');
    }),
  ).toThrow('undone');
  expect(total()).toBe(0);
});

test('each holder of a copy is named once, and the desk and a shelf hold what was never handed over', () => {
  const [one, other] = [came(1, [1, 2]), came(2, [1], { storeAt: 'K1-T01-N1' })];
  handed(one, 2, 'U01');
  const { registers } = store;
  expect(registers.holders()).toEqual(['K1-T01-N1', 'U01', 'desk']);
  const held = (holder: Holder) => {
    const { total, more, copies } = registers.heldBy(holder, 9, 0);
    expect({ total, more }).toEqual({ total: copies.length, more: false });
    return copies.map(({ record, copy }) => `${record.ordinal}/${copy}`);
  };
  expect([held('desk'), held('U01'), held('K1-T01-N1'), held('U02')]).toEqual([
    ['1/1'],
    ['1/2'],
    ['2/1'],
    [],
  ]);
  append(store, acts.cancel(other));
  expect(held('K1-T01-N1')).toEqual([]);
});

/** The same store, read by a connection of its own. */
function reopened(): Connection {
  store.close();
  const connection = connect(path, key);
  onTestFinished(() => connection.close());
  return connection;
}

test('each list, and each count, reads an index', () => {
  const connection = reopened();
  const asked: string[] = [];
  const prepare: Connection['prepare'] = (sql) => {
    asked.push(sql);
    return connection.prepare(sql);
  };
  copyLists({ ...connection, prepare });
  insideTotals({ ...connection, prepare });
  const named = {
    holder: 'desk',
    receiver: 'desk',
    to: '[]',
    until: '2026-06-01',
    limit: 5,
    offset: 0,
    end: 5,
  };
  const steps = asked.map((sql) =>
    connection
      .prepare<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
      .all(...(sql.includes('@') ? [named] : ['desk', 5, 0].slice(0, sql.split('?').length - 1)))
      .map(({ detail }) => detail),
  );
  const tables = ['record', 'record_copy', 'copy_open', 'copy_count'];
  const scans = steps.flat().filter((step) => tables.some((table) => step.startsWith(`SCAN ${table}`)));
  // These hold nothing but what is missing, and what nobody has opened.
  expect(new Set(scans)).toEqual(
    new Set(['SCAN copy_open USING INDEX open_missing', 'SCAN record USING INDEX record_unopened']),
  );
  // Of what a holder has the keys alone are read up to the page, and the lines of the page after that.
  const paged = steps.filter(([first]) => first === 'MATERIALIZE page');
  expect(paged.map((plan) => plan[1])).toEqual([
    'SEARCH record_copy USING COVERING INDEX copy_inside (inside=?)',
  ]);
  // Offers to one receiver are read in their order, and no further than the page.
  expect(steps.filter((plan) => plan.some((step) => step.includes('open_offer')))).toEqual([
    [
      'SEARCH copy_open USING INDEX open_offer (offer_to=? AND offer_entry>?)',
      'SEARCH record USING INTEGER PRIMARY KEY (rowid=?)',
    ],
  ]);
  const sorted = steps.filter((plan) => plan.some((step) => step.startsWith('USE TEMP B-TREE FOR ORDER BY')));
  // Of that the page, and of what is due the first lines of three lists.
  expect(sorted).toHaveLength(2);
  // What a holder has is read in its order, of each record its copies.
  expect(paged[0]).toContain('USE TEMP B-TREE FOR LAST TERM OF ORDER BY');
});

test('of a holder who has more than is listed, nothing beyond that is counted or read', () => {
  const copies = Array.from({ length: 999 }, (_, index) => index + 1);
  for (let ordinal = 1; ordinal <= 11; ordinal++) came(ordinal, copies);
  const { registers } = store;
  const page = (offset: number, limit = 200) => registers.heldBy('desk', limit, offset);
  expect(page(0)).toMatchObject({ total: mostHeld, more: true });
  expect(page(0).copies.map(({ record, copy }) => [record.ordinal, copy])[0]).toEqual([11, 1]);
  expect([page(9_900).copies.length, page(10_000).copies.length, page(99_999).copies.length]).toEqual([
    100, 0, 0,
  ]);
});

test('what falls due first is found among many thousands as among few', () => {
  const copies = Array.from({ length: 999 }, (_, index) => index + 1);
  const records = Array.from({ length: 10 }, (_, index) => came(index + 1, copies));
  const connection = reopened();
  connection
    .prepare(
      `INSERT INTO copy_open (record, copy, loan_from, loan_until, loan_meeting, recalled, missing)
       SELECT record, copy, 'desk', date('2026-01-01', '+' || (copy % 100) || ' days'), 0,
         CASE WHEN copy % 2 THEN date('2026-01-01', '+' || (copy % 90) || ' days') END, 0 FROM record_copy`,
    )
    .run();
  connection.exec(`DELETE FROM copy_count; ${countCopies}`);
  const { dueInside } = copyLists(connection);
  const [first, ...rest] = [0, 50, 9_000].map((offset) => dueInside('2027-01-01', 50, offset));
  expect(first?.map(({ on }) => on)).toEqual(Array.from({ length: 50 }, () => '2026-01-01'));
  const days = [first, ...rest].flat().map((line) => line?.on ?? '');
  expect(days).toEqual(days.toSorted());
  expect(insideTotals(connection).read([], '2027-01-01').inside).toBe(records.length * 999);
});
