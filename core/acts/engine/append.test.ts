import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Act } from '../../../contract/ledger/act.ts';
import { keyOf } from '../../../contract/record/key.ts';
import { draftKeyOf } from '../../../domain/record/kept-draft.ts';
import { acts } from '../../../test/support/honest-ledger.ts';
import { envelopeId, outgoing, self, temporaryStore } from '../../../test/support/store.ts';
import { frameEntry, genesis } from '../../ledger/chain.ts';
import type { Store } from '../../ports/store.ts';
import { appendAct } from './append.ts';

const at = '2026-05-04T03:00:00.000Z';
const actor = 'P00000001';
let store: Store;
let remove: () => void;
beforeEach(() => {
  ({ store, remove } = temporaryStore());
});
afterEach(() => remove());

const append = (act: Act) => appendAct({ store, clock: { now: () => Date.parse(at) }, self, actor }, act);
const record = outgoing(1, { recipients: ['G01', 'H37'], copies: 3 });
const status = (from: string, state: '02' | '03' | '13') =>
  acts.status(record, from, state, from === 'G01' ? 1 : 2);

test('entries are numbered from 1, chained, and name the time and the actor', () => {
  const [first, second] = [acts.unlock(), acts.register(record)];
  const one = append(first);
  const two = append(second);
  expect(one).toEqual(frameEntry(first, { seq: 1, at, actor, prev: genesis }));
  expect(two).toEqual(frameEntry(second, { seq: 2, at, actor, prev: one.hash }));
  expect([...store.ledger.range(1, 9)]).toEqual([one, two]);
});

test('an act changes the registers as it is projected', () => {
  append(acts.register(record));
  append(acts.issue(record, 1));
  append(status('G01', '03'));
  append(status('H37', '02'));
  const { code } = record;
  expect(store.registers.get(record)?.state).toBe('issued');
  expect(store.registers.copies({ issuer: self, code })).toEqual([
    { copy: 1, state: 'received', holder: 'G01' },
    { copy: 2, state: 'refused', holder: 'H37' },
    { copy: 3, state: 'held', holder: self },
  ]);
  expect(store.registers.recipients({ issuer: self, code })).toEqual([
    { organisation: 'G01', envelope: envelopeId(1), status: '03', reasons: [], at, withdrawn: null },
    { organisation: 'H37', envelope: envelopeId(2), status: '02', reasons: ['R01'], at, withdrawn: null },
  ]);
  expect(store.registers.codeOfEnvelope(envelopeId(2))).toBe(code);
});

test('half-written corrections of a line go with a change of the line, and no other draft does', () => {
  const person = actor;
  append(acts.register(record));
  append(acts.register(outgoing(2)));
  const [own, of, other] = ['outgoing', draftKeyOf(record), draftKeyOf(outgoing(2))] as const;
  const keep = () => {
    for (const key of [own, of, other]) store.drafts.write({ person, key }, { pages: 9 });
  };
  const left = () => [own, of, other].filter((key) => store.drafts.read({ person, key }) !== undefined);
  const next = { ...record, pages: 9 };
  for (const act of [acts.correct(record, next), acts.issue(next, 1)]) {
    keep();
    append(act);
    expect(left()).toEqual([own, other]);
  }
  keep();
  append(status('G01', '03'));
  expect(left()).toEqual([own, of, other]);
});

test('an act that a replay would refuse is not written, and changes no register', () => {
  append(acts.register(record));
  expect(() => append(status('G01', '03'))).toThrow('MESSAGE_WRONG_STATE');
  append(acts.issue(record, 1));
  expect(() => append(acts.issue(record, 1))).toThrow('RECORD_WRONG_STATE');
  expect(() => append(acts.cancel(record))).toThrow('RECORD_WRONG_STATE');
  expect(() => append(status('G01', '13'))).toThrow('MESSAGE_WRONG_STATE');
  append(status('G01', '03'));
  const before = [...store.registers.dump()];
  expect(() => append(status('G01', '02'))).toThrow('MESSAGE_WRONG_STATE');
  expect(() => append(acts.cancel(outgoing(2)))).toThrow('RECORD_NOT_FOUND');
  expect([...store.registers.dump()]).toEqual(before);
  expect(store.ledger.head()?.seq).toBe(3);
});

test('a copy that was settled is not settled again', () => {
  append(acts.register(record));
  append(acts.issue(record, 1));
  append(status('G01', '03'));
  const key = keyOf(record);
  const about = { key, organisation: 'G01', envelope: envelopeId(1) };
  store.registers.apply({ change: 'set-recipient', ...about, status: '01', reasons: [], at });
  expect(() => append(status('G01', '02'))).toThrow('RECORD_WRONG_STATE');
});

test('an entry is undone with the transaction of its caller', () => {
  expect(() =>
    store.transaction(() => {
      append(acts.register(record));
      throw new RangeError('undo');
    }),
  ).toThrow(RangeError);
  expect(store.ledger.head()).toBeUndefined();
  expect(store.registers.get(record)).toBeUndefined();
});

test('an entry is not written when the registers cannot be changed', () => {
  const registers = {
    ...store.registers,
    apply: () => {
      throw new RangeError('disk');
    },
  };
  const context = { store: { ...store, registers }, clock: { now: () => Date.parse(at) }, self, actor };
  expect(() => appendAct(context, acts.register(record))).toThrow(RangeError);
  expect(store.ledger.head()).toBeUndefined();
});
