import { writeSync } from 'node:fs';
import type { LedgerEntry } from '../../contract/ledger/act.ts';
import { rebuildRegisters } from '../../core/acts/engine/rebuild.ts';
import type { LedgerStore } from '../../core/ports/store.ts';
import { openStore } from '../../native/store/store.ts';
import { key, self } from '../support/store.ts';

/**
 * Rebuilds the registers of a store and says when it begins and when that is done. Arguments: the path, and the number
 * of the entry at which it stands still for ever.
 */
const [path = '', stop] = process.argv.slice(2);
const store = openStore({ path, key, organisation: self });
const say = (line: string) => writeSync(1, `${line}\n`);

function* halting(entries: Iterable<LedgerEntry>): IterableIterator<LedgerEntry> {
  for (const entry of entries) {
    yield entry;
    if (entry.seq !== Number(stop)) continue;
    say('stopped');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  }
}
const ledger: LedgerStore = { ...store.ledger, range: (from, to) => halting(store.ledger.range(from, to)) };
say('begun');
rebuildRegisters({ ...store, ledger }, self);
say('done');
store.close();
