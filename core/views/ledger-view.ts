import type { LedgerRow, LedgerVerdict } from '../../contract/ipc/views.ts';
import type { LedgerEntry } from '../../contract/ledger/act.ts';
import type { OrganisationCode } from '../../contract/scalar.ts';
import { actedBy } from '../acts/engine/actor.ts';
import { specificationOf } from '../acts/index.ts';
import type { LedgerFindings } from '../evidence/findings.ts';
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
    case 'hand':
    case 'slip':
    case 'decline':
    case 'lose':
    case 'retract':
    case 'resend':
    case 'register':
    case 'correct':
    case 'cancel':
    case 'issue':
    case 'deliver':
    case 'receive':
    case 'enter':
    case 'join':
    case 'refuse':
    case 'status':
    case 'reject':
    case 'retry':
    case 'withdraw':
    case 'settle':
    case 'reopen':
    case 'open-volume':
    case 'close-volume':
    case 'unlock':
    case 'lock':
    case 'directory':
    case 'section':
    case 'calendar':
    case 'law':
    case 'revocation':
    case 'incident':
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
