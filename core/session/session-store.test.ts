import { expect, test } from 'vitest';
import { acts } from '../../test/support/honest-ledger.ts';
import { append, outgoing, temporaryStore } from '../../test/support/store.ts';
import { sessionStore } from './session-store.ts';

test('after the lock the ledger of a session takes nothing, from whomever it comes', () => {
  const { store: opened, remove } = temporaryStore();
  const { store, ended } = sessionStore(opened);
  append(store, acts.unlock());
  append(store, acts.register(outgoing(1)));
  expect(ended()).toBe(false);
  append(store, acts.lock());
  expect(ended()).toBe(true);
  expect(() => append(store, acts.register(outgoing(2)))).toThrow('VAULT_LOCKED');
  expect(store.ledger.head()?.seq).toBe(3);
  expect(store.registers.lastOrdinal('outgoing', 2026)).toBe(1);
  remove();
});
