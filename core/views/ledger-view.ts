import type { LedgerRow, LedgerVerdict } from '../../contract/ipc/views.ts';
import type { LedgerEntry } from '../../contract/ledger/act.ts';
import type { OrganisationCode } from '../../contract/scalar.ts';
import { actedBy } from '../acts/engine/actor.ts';
import { specificationOf } from '../acts/index.ts';
import type { LedgerFindings } from '../evidence/findings.ts';
import { custodyNoteOf } from './custody-note.ts';
import { paperNoteOf } from './paper-note.ts';

/**
 * A ledger entry without its data, but for what tells one act from another of its name; `signedTo` is the last entry
 * that a checkpoint covers.
 */
export function ledgerRow(entry: LedgerEntry, signedTo: number, self: OrganisationCode): LedgerRow {
  const { seq, at, actor, act, subject, hash } = entry;
  const { step } = specificationOf(entry);
  return {
    ...{ seq, at, actor, act, by: actedBy(entry), subject, hash },
    ...bodyOf(entry),
    ...(step === 'none' ? {} : { reasons: [...step(entry, self).reasons] }),
    cause: entry.act === 'lock' ? entry.data.cause : null,
    fault: entry.act === 'incident' || entry.act === 'reject' ? entry.data.fault : null,
    paper: paperNoteOf(entry),
    custody: custodyNoteOf(entry),
    signed: seq <= signedTo,
  };
}

/** What an act about a body outside the directory names. */
function bodyOf(entry: LedgerEntry): Pick<LedgerRow, 'body' | 'reasons'> {
  switch (entry.act) {
    case 'enrol':
    case 'identify':
      return { body: entry.data.code, reasons: [] };
    case 'separate':
      return { body: entry.data.code, reasons: [entry.data.reason] };
    default:
      return { body: null, reasons: [] };
  }
}

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
