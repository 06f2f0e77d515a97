import { describe, expect, test } from 'vitest';
import type { CodedRecord } from '../../contract/record/coded-record.ts';
import { keyOf } from '../../contract/record/key.ts';
import type { CopyState } from '../../contract/record/status.ts';
import { incomingLine, outgoingLine, refusalOf, self } from '../../test/support/registers.ts';
import type { CustodyEvent } from '../custody/copy-custody.ts';
import { applyChange, type RecordChange, type RecordCustody } from './record-custody.ts';

/** Copies inside the organisation beside what becomes of the record and its copies outside. */

const [an, shelf] = ['P00000001', 'K1-T01-N1'];
const received = { ...incomingLine, copies: 3 };
const change = {
  custody: (record: CodedRecord, copy: number, event: CustodyEvent, seq = 9): RecordChange => ({
    ...{ change: 'custody', key: keyOf(record), copy, event, seq },
  }),
  recount: (record: CodedRecord, copies: number[]): RecordChange => ({
    ...{ change: 'recount-copies', key: keyOf(record), copies, holder: self },
    state: record.book === 'outgoing' ? 'held' : 'received',
  }),
  put: (record: CodedRecord, copy: number, state: CopyState, holder = self): RecordChange => ({
    ...{ change: 'put-copy', key: keyOf(record), copy, holder, state },
  }),
};
const lineAfter = (record: CodedRecord, ...changes: RecordChange[]): RecordCustody => {
  const isOutgoing = record.book === 'outgoing';
  const line: RecordChange = {
    ...{ change: 'put-record', record, state: isOutgoing ? 'registered' : 'entered', seq: 1 },
  };
  const copies = [1, 2, 3].map((copy) => change.put(record, copy, isOutgoing ? 'held' : 'received'));
  return [line, ...copies, ...changes].reduce<RecordCustody | undefined>(
    applyChange,
    undefined,
  ) as RecordCustody;
};
const refusal = (custody: RecordCustody, next: RecordChange) => {
  const before = structuredClone(custody);
  const refused = refusalOf(() => applyChange(custody, next));
  if (refused !== 'accepted') expect(custody).toEqual(before);
  return refused === 'accepted' ? refused : refused.code;
};
const collect = (to: string, place: string | null = null, from = 'desk'): CustodyEvent => ({
  ...{ event: 'collect', from, to, place },
});
const handOver = (kind: 'transfer' | 'send-back', to: string | null, from = 'desk'): CustodyEvent => ({
  ...{ event: 'offer', from, entry: 9, kind, to, until: null },
});
const places = ({ custody }: RecordCustody) => [...custody].map(([copy, { holder }]) => [copy, holder]);

describe('a copy inside', () => {
  test('is one that the organisation has: its own, or what it received', () => {
    const own = lineAfter(outgoingLine, change.put(outgoingLine, 1, 'sent', 'G01'));
    expect(refusal(own, change.custody(outgoingLine, 1, collect(an)))).toBe('COPY_NOT_HERE');
    expect(refusal(own, change.custody(outgoingLine, 4, collect(an)))).toBe('COPY_NOT_HERE');
    expect(refusal(own, change.custody(outgoingLine, 2, collect(an)))).toBe('accepted');
    // What a recipient has received of our own is not here.
    const settled: RecordChange = {
      ...{ change: 'settle-copies', key: keyOf(outgoingLine), holder: 'G01', state: 'received' },
    };
    applyChange(own, settled);
    expect(refusal(own, change.custody(outgoingLine, 1, collect(an)))).toBe('COPY_NOT_HERE');
  });

  test('is where its line says until it is handed over, also when the line is corrected', () => {
    const moved = { ...received, storeAt: shelf };
    const custody = lineAfter(received, {
      ...{ change: 'put-record', record: moved, state: 'entered', seq: 2 },
    });
    expect(refusal(custody, change.custody(received, 1, collect(an)))).toBe('CUSTODY_MOVED');
    expect(refusal(custody, change.custody(received, 1, handOver('transfer', an, shelf)))).toBe('accepted');
    // An offer that was taken back is no hand-over.
    const kept: CustodyEvent = { event: 'take-back', from: shelf, entry: 9 };
    applyChange(custody, change.custody(received, 1, kept));
    expect(places(custody)).toEqual([]);
  });

  test('that its issuer has again is its issuer’s, and never comes back', () => {
    const custody = lineAfter(
      received,
      change.custody(received, 2, handOver('send-back', null)),
      change.custody(received, 2, { event: 'arrive', entry: 9 }),
    );
    expect(custody.copies.get(2)).toEqual({ holder: 'G01', state: 'returned' });
    expect(refusal(custody, change.custody(received, 2, collect(an)))).toBe('COPY_NOT_HERE');
    expect(refusal(custody, change.put(received, 2, 'received'))).toBe('RECORD_WRONG_STATE');
    expect(refusal(custody, change.recount({ ...received }, [1, 2, 3]))).toBe('CUSTODY_OPEN');
  });
});

test('what is our own has nobody to go back to', () => {
  const way = handOver('send-back', null);
  expect(refusal(lineAfter(outgoingLine), change.custody(outgoingLine, 1, way))).toBe('RECORD_WRONG_STATE');
  expect(refusal(lineAfter(received), change.custody(received, 1, way))).toBe('accepted');
});

describe('a copy that leaves', () => {
  const leaves = (...events: CustodyEvent[]) =>
    refusal(
      lineAfter(outgoingLine, ...events.map((event) => change.custody(outgoingLine, 1, event))),
      change.put(outgoingLine, 1, 'sent', 'G01'),
    );

  test('does so from the desk or a shelf, and nothing is left of where it was', () => {
    expect(leaves()).toBe('accepted');
    const archived: CustodyEvent = { event: 'archive', from: 'desk', place: shelf };
    expect(leaves(archived)).toBe('accepted');
    const custody = lineAfter(
      outgoingLine,
      change.custody(outgoingLine, 1, archived),
      change.put(outgoingLine, 1, 'sent', 'G01'),
    );
    expect(custody.custody.size).toBe(0);
  });

  test('does not while a person or a unit has it', () => {
    expect(leaves(collect(an))).toBe('CUSTODY_OPEN');
    expect(leaves(collect('U01'))).toBe('CUSTODY_OPEN');
    expect(leaves(collect(an), collect('desk', null, an))).toBe('accepted');
  });

  test('does not while anything is open about it', () => {
    expect(leaves(handOver('transfer', an))).toBe('CUSTODY_OPEN');
    expect(leaves({ event: 'miss', from: 'desk' })).toBe('CUSTODY_OPEN');
    expect(leaves(handOver('transfer', an), { event: 'take-back', from: 'desk', entry: 9 })).toBe('accepted');
  });
});

test('a record is cancelled once nobody has a copy, and nothing is open about any', () => {
  const cancel: RecordChange = { change: 'set-state', key: keyOf(outgoingLine), state: 'cancelled', seq: 9 };
  const cancelled = (...events: CustodyEvent[]) =>
    refusal(
      lineAfter(outgoingLine, ...events.map((event) => change.custody(outgoingLine, 1, event))),
      cancel,
    );
  expect([cancelled(), cancelled({ event: 'archive', from: 'desk', place: shelf })]).toEqual([
    ...['accepted', 'accepted'],
  ]);
  expect(cancelled(collect(an))).toBe('CUSTODY_OPEN');
  expect(cancelled(handOver('transfer', an))).toBe('CUSTODY_OPEN');
  expect(cancelled({ event: 'miss', from: 'desk' })).toBe('CUSTODY_OPEN');
});

describe('copies that are counted anew', () => {
  const handed = () =>
    lineAfter(
      received,
      change.custody(received, 1, collect(an)),
      change.custody(received, 3, collect('U01')),
    );

  test('keep where they are, in the order of their numbers', () => {
    const custody = handed();
    expect(refusal(custody, change.recount(received, [1, 2, 3]))).toBe('accepted');
    expect(places(custody)).toEqual([
      [1, an],
      [3, 'U01'],
    ]);
    const more = { ...received, copies: 9 };
    applyChange(custody, { change: 'put-record', record: more, state: 'entered', seq: 2 });
    expect(refusal(custody, change.recount(more, [4, 6, 9]))).toBe('accepted');
    expect(places(custody)).toEqual([
      [4, an],
      [9, 'U01'],
    ]);
    expect([...custody.copies.keys()]).toEqual([4, 6, 9]);
  });

  test('are as many at least as were handed over', () => {
    expect(refusal(handed(), change.recount(received, [1, 2]))).toBe('CUSTODY_OPEN');
    expect(
      refusal(lineAfter(received, change.custody(received, 1, collect(an))), change.recount(received, [2])),
    ).toBe('accepted');
  });

  test('are none that the line does not have', () => {
    expect(refusal(handed(), change.recount(received, [1, 2, 4]))).toBe('RECORD_WRONG_STATE');
  });
});
