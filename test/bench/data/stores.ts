import Database from 'better-sqlite3';
import type { LedgerEntry } from '../../../contract/ledger/act.ts';
import { project } from '../../../core/acts/engine/projection.ts';
import type { Store } from '../../../core/ports/store.ts';
import { connectionOver } from '../../../native/store/connection.ts';
import { openStore, storeOver } from '../../../native/store/store.ts';
import { self } from './records.ts';

/** A store that can be closed and opened again, as a lock and an unlock do. */
export interface Place {
  open(): Store;
}

export const encryptedPlace = (path: string, key: Uint8Array): Place => ({
  open: () => openStore({ path, key, organisation: self }),
});

/** The same store with the same settings on a file that no cipher stands in front of. */
export const plainPlace = (path: string): Place => ({
  open: () => storeOver(connectionOver(new Database(path)), self),
});

/** Ledger lines and what they mean to the registers, in one durable transaction. */
export function write(store: Store, entries: readonly LedgerEntry[]): void {
  store.transaction(() => {
    for (const entry of entries) {
      store.ledger.append(entry);
      store.registers.apply(...project(entry, self));
    }
  });
}
