import Database from 'better-sqlite3';
import type { LedgerEntry } from '../../../contract/ledger/act.ts';
import type { Store } from '../../../core/ports/store.ts';
import { project } from '../../../core/register/projection.ts';
import { connectionOver } from '../../../native/store/connection.ts';
import { storeOver } from '../../../native/store/store.ts';
import { self } from './records.ts';

/** The same store with the same settings on a new file that no cipher stands in front of. */
export const createPlainStore = (path: string): Store => storeOver(connectionOver(new Database(path)), self);

/** Ledger lines and what they mean to the registers, in one durable transaction. */
export function write(store: Store, entries: readonly LedgerEntry[]): void {
  store.transaction(() => {
    for (const entry of entries) {
      store.ledger.append(entry);
      for (const change of project(entry, self)) store.registers.apply(change);
    }
  });
}
