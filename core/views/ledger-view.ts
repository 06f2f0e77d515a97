import type { LedgerRow, LedgerVerdict } from '../../contract/ipc/views.ts';
import type { LedgerEntry } from '../../contract/ledger/act.ts';
import { actedBy } from '../acts/engine/actor.ts';
import type { LedgerFindings } from '../evidence/findings.ts';
import { paperNoteOf } from './paper-note.ts';

/**
 * A ledger entry without its data, but for what was noted of paper; `signedTo` is the last entry that a checkpoint
 * covers.
 */
export const ledgerRow = (entry: LedgerEntry, signedTo: number): LedgerRow => {
  const { seq, at, actor, act, subject, hash } = entry;
  const signed = seq <= signedTo;
  return { seq, at, actor, act, by: actedBy(entry), subject, paper: paperNoteOf(entry), hash, signed };
};

/** What a verification found and how long it took. */
export const ledgerVerdict = (
  { entries, checkpoints, signed, anchored, head, ok, firstFault, unattested }: LedgerFindings,
  milliseconds: number,
): LedgerVerdict => ({
  entries,
  checkpoints,
  signed,
  anchored,
  head,
  ok,
  firstFault,
  unattested,
  milliseconds,
});
