import { afterEach, beforeEach, expect, test } from 'vitest';
import { acts, projected } from '../../../test/support/honest-ledger.ts';
import { refusalOf } from '../../../test/support/registers.ts';
import { append, outgoing, temporaryStore } from '../../../test/support/store.ts';
import type { Store } from '../../ports/store.ts';
import { checkChanges } from './custody-check.ts';

let store: Store;
let remove: () => void;
beforeEach(() => {
  ({ store, remove } = temporaryStore());
});
afterEach(() => remove());

const [one, two] = [outgoing(1), outgoing(2)];
const codeFor = (...ledger: Parameters<typeof projected>[0][]): string => {
  const refusal = refusalOf(() => checkChanges(store.registers, ledger.flatMap(projected)));
  return refusal === 'accepted' ? refusal : refusal.code;
};

test('each change is held against those before it, of its own record', () => {
  expect(codeFor(acts.register(one), acts.register(two), acts.issue(one, 1), acts.cancel(two))).toBe(
    'accepted',
  );
  expect(codeFor(acts.register(one), acts.issue(one, 1), acts.cancel(one))).toBe('RECORD_WRONG_STATE');
  expect(codeFor(acts.register(one), acts.cancel(two))).toBe('RECORD_NOT_FOUND');
});

test('the first change of a record is held against what the store has of it', () => {
  append(store, acts.register(one));
  append(store, acts.issue(one, 1));
  expect(codeFor(acts.status(one, 'G01', '03', 1))).toBe('accepted');
  expect(codeFor(acts.status(one, 'H37', '03', 1))).toBe('MESSAGE_WRONG_STATE');
  expect(codeFor(acts.cancel(one))).toBe('RECORD_WRONG_STATE');
  append(store, acts.status(one, 'G01', '03', 1));
  expect(codeFor(acts.status(one, 'G01', '01', 1))).toBe('MESSAGE_WRONG_STATE');
  expect(codeFor(acts.status(one, 'G01', '04', 1))).toBe('accepted');
});

test('a check changes nothing in the store', () => {
  append(store, acts.register(one));
  const before = [...store.registers.dump()];
  expect(codeFor(acts.issue(one, 1))).toBe('accepted');
  expect([...store.registers.dump()]).toEqual(before);
});
