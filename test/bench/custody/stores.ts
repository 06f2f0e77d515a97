import { copyFileSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { LedgerEntry } from '../../../contract/ledger/act.ts';
import type { Store } from '../../../core/ports/store.ts';
import { createStore } from '../../../native/store/store.ts';
import { self } from '../data/records.ts';
import { encryptedPlace, type Place, plainPlace } from '../data/stores.ts';

/** Where one of the stores lies: without a key no cipher stands in front of it. */
export interface StoreFile {
  readonly path: string;
  readonly key: Uint8Array | null;
}

export const placeOf = ({ path, key }: StoreFile): Place =>
  key === null
    ? plainPlace(path)
    : {
        open: () =>
          existsSync(path)
            ? encryptedPlace(path, key).open()
            : createStore({ path, key, organisation: self }),
      };

/** The encrypted store, and the plain one that holds the same until it is left behind. */
export class Twins {
  readonly files: { readonly ours: StoreFile; readonly theirs: StoreFile };
  ours: Store;
  theirs: Store | undefined;

  constructor(folder: string, key: Uint8Array) {
    this.files = {
      ours: { path: join(folder, 'custody.db'), key },
      theirs: { path: join(folder, 'custody-plain.db'), key: null },
    };
    this.ours = placeOf(this.files.ours).open();
    this.theirs = placeOf(this.files.theirs).open();
  }

  /** The lines of the ledger alone: the registers are made of them by a rebuild. */
  append(entries: readonly LedgerEntry[]): void {
    for (const store of [this.ours, this.theirs])
      store?.transaction(() => {
        for (const entry of entries) store.ledger.append(entry);
      });
  }

  close(): void {
    this.ours.close();
    this.theirs?.close();
  }

  /** Nothing of before is left in memory, as after an unlock. */
  open(): void {
    this.ours = placeOf(this.files.ours).open();
    if (this.theirs !== undefined) this.theirs = placeOf(this.files.theirs).open();
  }

  /** Goes on without the plain store, which takes as long again and as much room. */
  leavePlain(): void {
    this.theirs?.close();
    this.theirs = undefined;
    rmSync(this.files.theirs.path);
  }

  /** The encrypted store as it is now; both must be closed. */
  copy(path: string): StoreFile {
    const { key } = this.files.ours;
    copyFileSync(this.files.ours.path, path);
    return { path, key };
  }
}
