import type { ErrorCode } from '../../contract/errors/index.ts';
import type { LedgerEntry } from '../../contract/ledger/act.ts';
import type { DirectoryMark } from '../../contract/ledger/parts.ts';
import { directoryIn } from '../../core/acts/engine/directory.ts';

/** Incidents that are named, at most. */
const maxIncidents = 50;

/** What the output states of a ledger beside the verdict. */
export class LedgerSummary {
  last: LedgerEntry | undefined;
  readonly incidents: { seq: number; fault: ErrorCode }[] = [];
  /** The latest directory that the ledger records as in use. */
  directory: DirectoryMark | undefined;

  take(entry: LedgerEntry): void {
    this.last = entry;
    if (entry.act === 'incident' && this.incidents.length < maxIncidents)
      this.incidents.push({ seq: entry.seq, fault: entry.data.fault });
    const mark = directoryIn(entry);
    if (mark !== undefined) this.#adopt(mark);
  }

  /** Whether the directory is the last one that the ledger records, or a later one. */
  admits({ version, digest }: DirectoryMark): boolean {
    if (this.directory === undefined || version > this.directory.version) return true;
    return version === this.directory.version && digest === this.directory.digest;
  }

  #adopt(mark: DirectoryMark): void {
    if (mark.version >= (this.directory?.version ?? 0)) this.directory = mark;
  }
}
