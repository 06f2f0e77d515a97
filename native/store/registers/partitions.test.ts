import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { SearchTerm } from '../../../core/ports/registers.ts';
import type { Store } from '../../../core/ports/store.ts';
import type { RegisterQuery } from '../../../domain/record/register-row.ts';
import { acts, append, code, key, outgoing, temporaryStore } from '../../../test/support/store.ts';
import { type Connection, connect } from '../connection.ts';
import { registerChanges, storedIds } from './changes.ts';
import { notCounted } from './copy-counts.ts';
import { Partitions } from './partitions.ts';

const newestFirst = [{ key: 'ordinal', descending: true }] as const;
const question: RegisterQuery = {
  book: 'outgoing',
  year: 2026,
  levels: [],
  states: [],
  sort: newestFirst,
  offset: 0,
  limit: 200,
};
const term: SearchTerm = {
  ...{ notation: null, types: [], day: null, number: null, code: null },
  ...{ organisations: [], persons: [] },
};
const toG02 = [{ ...term, organisations: ['G02'] }];

let connection: Connection;
let remove: () => void;
let partitions: Partitions;

/** Ten records; 1, 4, 7 and 10 go to G02. An answer reads four rows on, a preparation three. */
beforeEach(() => {
  const temporary = temporaryStore();
  fill(temporary.store);
  temporary.store.close();
  remove = temporary.remove;
  connection = connect(temporary.path, key);
  partitions = new Partitions(connection, { idle: 3, answer: 4 });
});
afterEach(() => {
  connection.close();
  remove();
});

function fill(store: Store): void {
  for (let n = 1; n <= 10; n++) {
    append(store, acts.register(outgoing(n, { recipients: [n % 3 === 1 ? 'G02' : 'G01'] })));
  }
}

describe('a register that is longer than what one answer reads', () => {
  test('answers from its newest rows, says how far it is, and is whole after some answers', () => {
    expect(partitions.page(question, toG02)).toEqual({
      total: 2,
      ordinals: [10, 7],
      reading: { read: 4, total: 10 },
    });
    expect(partitions.page(question, toG02)).toEqual({
      total: 3,
      ordinals: [10, 7, 4],
      reading: { read: 8, total: 10 },
    });
    const whole = { total: 4, ordinals: [10, 7, 4, 1], reading: null };
    expect(partitions.page(question, toG02)).toEqual(whole);
    expect(partitions.page(question, toG02)).toEqual(whole);
  });

  test('has no rows in any other order before all of them are read', () => {
    const byLevel = { ...question, sort: [{ key: 'level' as const, descending: false }], limit: 3 };
    expect(partitions.page(byLevel, [])).toEqual({ total: 0, ordinals: [], reading: { read: 4, total: 10 } });
    expect(partitions.page({ ...question, sort: [] }, toG02)).toEqual({
      total: 0,
      ordinals: [],
      reading: { read: 8, total: 10 },
    });
    expect(partitions.page(byLevel, [])).toEqual({ total: 10, ordinals: [1, 2, 3], reading: null });
  });

  test('finds no row that it has not read, by filter or by control code', () => {
    const registered = { ...question, states: ['registered' as const] };
    expect(partitions.page(registered, []).ordinals).toEqual([10, 9, 8, 7]);
    expect(partitions.page(question, [{ ...term, code: code(2) }]).ordinals).toEqual([]);
    expect(partitions.page(question, [{ ...term, code: code(2) }]).ordinals).toEqual([2]);
  });

  test('is read on by preparation, and then is whole in its first answer', () => {
    const steps = [1, 2, 3, 4].map(() => partitions.prepare('outgoing', 2026));
    expect(steps).toEqual([false, false, false, true]);
    expect(partitions.page(question, toG02)).toEqual({ total: 4, ordinals: [10, 7, 4, 1], reading: null });
  });

  test('follows changes of rows before and after they are read', () => {
    const apply = registerChanges(connection, {
      records: storedIds(connection),
      columns: partitions,
      envelopes: 'record_envelope',
      counts: notCounted,
    });
    expect(partitions.page(question, []).ordinals).toEqual([10, 9, 8, 7]);
    // 9 is in memory, 2 is not; 11 is new.
    for (const n of [2, 9]) {
      apply({ change: 'set-state', key: outgoing(n), state: 'cancelled', seq: 20 });
      const record = outgoing(n, { recipients: ['G02'] });
      apply({ change: 'put-record', record, state: 'cancelled', seq: 21 });
    }
    apply({ change: 'put-record', record: outgoing(11), state: 'registered', seq: 22 });
    const cancelled = { ...question, states: ['cancelled' as const] };
    expect(partitions.page(cancelled, [])).toMatchObject({
      ordinals: [9, 2],
      reading: { read: 9, total: 11 },
    });
    expect(partitions.page(cancelled, toG02)).toEqual({ total: 2, ordinals: [9, 2], reading: null });
    expect(partitions.page(question, toG02).ordinals).toEqual([10, 9, 7, 4, 2, 1]);
    expect(partitions.page(question, []).ordinals).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1]);
  });

  test('of as many rows as one answer reads is whole at once, and so is an empty one', () => {
    const exact = new Partitions(connection, { idle: 3, answer: 10 });
    expect(exact.page(question, toG02)).toEqual({ total: 4, ordinals: [10, 7, 4, 1], reading: null });
    expect(exact.page({ ...question, book: 'incoming' }, toG02)).toEqual({
      total: 0,
      ordinals: [],
      reading: null,
    });
  });
});
