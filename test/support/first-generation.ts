import { type EntryFrame, type LedgerEntry, parseLedgerEntry } from '../../contract/ledger/act.ts';
import { entryHash } from '../../core/ledger/chain.ts';

/** An entry as it was written before its form had a second generation: without a number. */
export function firstGeneration(
  act: { act: string; subject: string; data: unknown },
  position: Omit<EntryFrame, 'hash'>,
): LedgerEntry {
  const entry = { ...act, ...position };
  return parseLedgerEntry({ ...entry, hash: entryHash(entry) });
}
