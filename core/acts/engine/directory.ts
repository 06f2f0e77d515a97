import type { LedgerEntry } from '../../../contract/ledger/act.ts';
import type { UsedDirectory } from '../../../contract/ledger/parts.ts';
import { specificationOf } from '../index.ts';

/** The directory that an act records as in use from then on. */
export function directoryIn(entry: LedgerEntry): UsedDirectory | undefined {
  const { directory } = specificationOf(entry);
  return directory === 'none' ? undefined : directory(entry);
}
