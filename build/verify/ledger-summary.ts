import type { ErrorCode } from '../../contract/errors/index.ts';
import type { LedgerEntry } from '../../contract/ledger/act.ts';
import type { DirectoryMark } from '../../contract/ledger/parts.ts';
import { directoryIn } from '../../core/acts/engine/directory.ts';

/** Incidents that are named, at most. */
const maxIncidents = 50;

/** What a reader wants to know of a ledger beside the verdict. */
export class LedgerSummary {
  last: LedgerEntry | undefined;
  readonly incidents: { seq: number; fault: ErrorCode }[] = [];
  /** The latest directory the terminal says that it went by. */
  directory: DirectoryMark | undefined;

  take(entry: LedgerEntry): void {
    this.last = entry;
    if (entry.act === 'incident' && this.incidents.length < maxIncidents)
      this.incidents.push({ seq: entry.seq, fault: entry.data.fault });
    const mark = directoryIn(entry);
    if (mark !== undefined) this.#adopt(mark);
  }

  /** Whether the terminal can have gone by this directory: it is the one it names last, or a later one. */
  wentBy({ version, digest }: DirectoryMark): boolean {
    if (this.directory === undefined || version > this.directory.version) return true;
    return version === this.directory.version && digest === this.directory.digest;
  }

  #adopt(mark: DirectoryMark): void {
    if (mark.version >= (this.directory?.version ?? 0)) this.directory = mark;
  }
}
