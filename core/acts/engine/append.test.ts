import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Act } from '../../../contract/ledger/act.ts';
import { createStore } from '../../../native/store/store.ts';
import { code, envelopeId, key, outgoing, self, temporaryFolder } from '../../../test/support/store.ts';
import type { Store } from '../../ports/store.ts';
import { appendAct } from './append.ts';

const nothing = '0'.repeat(64);
const proof = { content: nothing, signature: nothing };
let folder: ReturnType<typeof temporaryFolder>;
let store: Store;
beforeEach(() => {
  folder = temporaryFolder();
  store = createStore({ path: `${folder.path}/store.db`, key, organisation: self });
});
afterEach(() => {
  store.close();
  folder.remove();
});

const append = (act: Act) =>
  appendAct(
    { store, clock: { now: () => Date.parse('2026-05-04T03:00:00.000Z') }, self, actor: 'P00000001' },
    act,
  );
const issue: Act = {
  act: 'issue',
  subject: code(1),
  data: {
    record: proof,
    dispatch: proof,
    allocation: [{ to: 'G01', copies: [1] }],
    envelopes: [{ id: envelopeId(1), to: 'G01' }],
  },
};
const status = (state: '02' | '03' | '13'): Act => ({
  act: 'status',
  subject: code(1),
  data: {
    envelope: envelopeId(1),
    from: 'G01',
    status: state,
    reasons: state === '02' ? ['R01'] : [],
    statement: proof,
  },
});

test('an act that a replay would refuse is not written, and changes no register', () => {
  append({ act: 'register', subject: code(1), data: { record: outgoing(1) } });
  expect(() => append(status('03'))).toThrow('MESSAGE_WRONG_STATE');
  append(issue);
  expect(() => append(issue)).toThrow('RECORD_WRONG_STATE');
  expect(() => append({ act: 'cancel', subject: code(1), data: { reason: 'H01' } })).toThrow(
    'RECORD_WRONG_STATE',
  );
  expect(() => append(status('13'))).toThrow('MESSAGE_WRONG_STATE');
  append(status('03'));
  const before = [...store.registers.dump()];
  expect(() => append(status('02'))).toThrow('MESSAGE_WRONG_STATE');
  expect(() => append({ act: 'cancel', subject: code(2), data: { reason: 'H01' } })).toThrow(
    'RECORD_NOT_FOUND',
  );
  expect([...store.registers.dump()]).toEqual(before);
  expect(store.ledger.head()?.seq).toBe(3);
  expect(store.registers.copies({ issuer: self, code: code(1) })).toEqual([
    { copy: 1, state: 'received', holder: 'G01' },
    { copy: 2, state: 'held', holder: self },
  ]);
});
