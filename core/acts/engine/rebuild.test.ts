import { afterEach, beforeEach, expect, test } from 'vitest';
import { connect } from '../../../native/store/connection.ts';
import { createStore } from '../../../native/store/store.ts';
import { acts, append, key, outgoing, self, temporaryFolder } from '../../../test/support/store.ts';
import { frameEntry, genesis } from '../../ledger/chain.ts';
import type { Store } from '../../ports/store.ts';
import { rebuildRegisters, registersDiffer } from './rebuild.ts';

let folder: ReturnType<typeof temporaryFolder>;
let store: Store;

beforeEach(() => {
  folder = temporaryFolder();
  store = createStore({ path: `${folder.path}/store`, key, organisation: self });
  const record = outgoing(1);
  append(store, acts.register(record));
  append(store, acts.issue(record, 1));
  append(store, acts.status(record, 'G01', '01', 1));
});
afterEach(() => {
  store.close();
  folder.remove();
});

const behindItsBack = (sql: string): void => {
  const connection = connect(`${folder.path}/store`, key);
  connection.exec(sql);
  connection.close();
};

test('a row changed behind the program’s back differs from the ledger until the registers are rebuilt', () => {
  expect(registersDiffer(store, self)).toBe(false);
  behindItsBack("UPDATE record_recipient SET status = '03'");
  const changed = [...store.registers.dump()];
  expect(registersDiffer(store, self)).toBe(true);
  expect([...store.registers.dump()]).toEqual(changed);
  expect(rebuildRegisters(store, self)).toBe(true);
  expect(registersDiffer(store, self)).toBe(false);
});

test('a row that is missing differs, and so does an entry about a record nobody registered', () => {
  behindItsBack('DELETE FROM record_copy WHERE copy = 2');
  expect(registersDiffer(store, self)).toBe(true);
  rebuildRegisters(store, self);
  const { hash: prev } = store.ledger.head() ?? { hash: genesis };
  const position = { seq: 4, at: '2026-05-05T01:00:00.000Z', actor: 'P00000001', prev };
  store.ledger.append(frameEntry(acts.cancel(outgoing(2)), position));
  expect(registersDiffer(store, self)).toBe(true);
});
