import { AppError, type ErrorCode } from '../../contract/errors/index.ts';
import type { Checkpoint } from '../../contract/ledger/checkpoint.ts';
import type { Instant } from '../../contract/scalar.ts';
import type { StoredCheckpoint } from '../ports/store.ts';

/** What a verification found. */
export interface LedgerFindings {
  entries: number;
  checkpoints: number;
  /** Entries that a checkpoint covers. */
  signed: number;
  /** Entries that the endpoint countersigned. */
  anchored: number;
  /** Hash of the last entry; null when there is none. */
  head: string | null;
  ok: boolean;
  firstFault: { seq: number; code: ErrorCode } | null;
  /**
   * TIME_NOT_ATTESTED: the first entries with a signature that states a time before its certificate lost its
   * authority. The endpoint first countersigned the entry at `before`, or never (null).
   */
  unattested: { seq: number; after: Instant; before: Instant | null }[];
  /** The entries after the last checkpoint whose signature holds, for which nobody vouches; null when there are none. */
  unsigned: { first: number; last: number } | null;
}
export type Fault = { seq: number; code: ErrorCode };
export type ReadCheckpoint = { checkpoint: Checkpoint; stored: StoredCheckpoint };

/** The fault that is named at the first entry. */
export function earliest(faults: (Fault | null)[]): Fault | null {
  return faults.reduce((first, fault) => {
    if (fault === null) return first;
    return first === null || fault.seq < first.seq ? fault : first;
  }, null);
}

export function codeOf(error: unknown): ErrorCode {
  if (error instanceof AppError) return error.code;
  throw error;
}
