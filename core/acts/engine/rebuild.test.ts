import { afterEach, beforeEach, expect, test } from 'vitest';
import { AppError } from '../../../contract/errors/index.ts';
import { connect } from '../../../native/store/connection.ts';
import { openStore } from '../../../native/store/store.ts';
import { acts, append, key, outgoing, self, temporaryStore } from '../../../test/support/store.ts';
import { frameEntry } from '../../ledger/chain.ts';
import type { Store } from '../../ports/store.ts';
import { rebuildRegisters, registersDiffer } from './rebuild.ts';

let store: Store;
let path: string;
let remove: () => void;

beforeEach(() => {
  ({ store, path, remove } = temporaryStore());
  const record = outgoing(1);
  append(store, acts.register(record));
  append(store, acts.issue(record, 1));
  append(store, acts.status(record, 'G01', '01', 1));
});
afterEach(() => {
  store.close();
  remove();
});

/** Only one process at a time has the file open, so the program is closed meanwhile. */
const behindItsBack = (sql: string): void => {
  store.close();
  const connection = connect(path, key);
  connection.exec(sql);
  connection.close();
  store = openStore({ path, key, organisation: self });
};

test('registers that are what the ledger gives are rebuilt without a difference', () => {
  const before = [...store.registers.dump()];
  expect(before).not.toEqual([]);
  expect(registersDiffer(store, self)).toBe(false);
  expect(rebuildRegisters(store, self)).toBe(false);
  expect([...store.registers.dump()]).toEqual(before);
});

test('a row changed behind the program’s back differs from the ledger until the registers are rebuilt', () => {
  const before = [...store.registers.dump()];
  behindItsBack("UPDATE record_recipient SET status = '03'");
  const changed = [...store.registers.dump()];
  expect(registersDiffer(store, self)).toBe(true);
  expect([...store.registers.dump()]).toEqual(changed);
  expect(rebuildRegisters(store, self)).toBe(true);
  expect([...store.registers.dump()]).toEqual(before);
  expect(registersDiffer(store, self)).toBe(false);
});

test('a row that is missing differs, and so does one that no act wrote', () => {
  behindItsBack('DELETE FROM record_copy WHERE copy = 2');
  expect(registersDiffer(store, self)).toBe(true);
  expect(rebuildRegisters(store, self)).toBe(true);
  store.registers.apply({ change: 'put-record', record: outgoing(2), state: 'registered', seq: 4 });
  expect(registersDiffer(store, self)).toBe(true);
});

test('an entry about a record that nobody registered is a difference', () => {
  const { hash: prev = '' } = store.ledger.head() ?? {};
  const position = { seq: 4, at: '2026-05-05T01:00:00.000Z', actor: 'P00000001', prev };
  store.ledger.append(frameEntry(acts.cancel(outgoing(2)), position));
  const before = [...store.registers.dump()];
  expect(registersDiffer(store, self)).toBe(true);
  expect([...store.registers.dump()]).toEqual(before);
});

test('a replay that fails for another cause reports the cause and changes nothing', () => {
  const before = [...store.registers.dump()];
  const failing = (error: Error) => ({
    ...store,
    ledger: {
      ...store.ledger,
      *range() {
        yield* store.ledger.range(1, 2);
        throw error;
      },
    },
  });
  for (const cause of [new RangeError('memory'), new AppError('VAULT_DAMAGED')]) {
    expect(() => registersDiffer(failing(cause), self)).toThrow(cause);
    expect(() => rebuildRegisters(failing(cause), self)).toThrow(cause);
    expect([...store.registers.dump()]).toEqual(before);
  }
});
