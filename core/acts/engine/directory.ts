import type { LedgerEntry } from '../../../contract/ledger/act.ts';
import type { DirectoryMark } from '../../../contract/ledger/parts.ts';
import { specificationOf } from '../index.ts';

/** The directory that the terminal says with an act that it goes by from now on. */
export function directoryIn(entry: LedgerEntry): DirectoryMark | undefined {
  const { directory } = specificationOf(entry);
  return directory === 'none' ? undefined : directory(entry);
}
