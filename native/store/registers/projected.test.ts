import { beforeEach, expect, test } from 'vitest';
import type { DocumentState } from '../../../contract/record/status.ts';
import type { Store } from '../../../core/ports/store.ts';
import type { RegisterChange } from '../../../domain/record/register-change.ts';
import { acts, append, code, envelopeId, outgoing, temporaryStore } from '../../../test/support/store.ts';

let store: Store;
beforeEach(() => {
  const opened = temporaryStore();
  store = opened.store;
  return opened.remove;
});

const dump = () => [...store.registers.dump()].join('\n');
const ordinals = (state: DocumentState) =>
  store.registers
    .page({ book: 'outgoing', year: 2026, levels: [], states: [state], sort: [], offset: 0, limit: 200 }, [])
    .rows.map(({ record }) => record.ordinal);

const put = (ordinal: number, change: object = {}): RegisterChange => ({
  change: 'put-record',
  record: outgoing(ordinal, change),
  state: 'registered',
  seq: ordinal,
});

test.each<[string, RegisterChange[]]>([
  ['a key that two lines have', [put(1), put(2, { code: code(1) })]],
  ['a number that two lines have', [put(1), put(2, { number: 1 })]],
  ['an ordinal that leaves one out', [put(1), put(3)]],
  [
    'an envelope that comes twice',
    [1, 1].map((n) => ({ change: 'add-envelope', envelope: envelopeId(n), code: code(1) })),
  ],
])('a rebuild refuses %s, and nothing changes', (_, changes) => {
  append(store, acts.register(outgoing(1)));
  append(store, acts.issue(outgoing(1), 10));
  const before = dump();
  expect(() => store.registers.rebuild(changes)).toThrow('UNEXPECTED');
  expect(dump()).toBe(before);
  expect(ordinals('issued')).toEqual([1]);
});

test('a rebuild leaves tables that guard themselves as before', () => {
  store.registers.rebuild([put(1), put(2)]);
  expect(() => store.registers.apply(put(3, { code: code(1) }))).toThrow('UNEXPECTED');
  expect(() => store.registers.apply(put(4))).toThrow('UNEXPECTED');
  store.registers.apply(put(3));
  expect(ordinals('registered')).toEqual([1, 2, 3]);
});
