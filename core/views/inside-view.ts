import type { InsideView } from '../../contract/ipc/custody-views.ts';
import type { Instant, Sequence } from '../../contract/scalar.ts';
import type { CopyCustody } from '../../domain/custody/copy-custody.ts';
import type { LedgerStore } from '../ports/store.ts';

/**
 * Shows where copies are, with the times of the entries that say so. What was done to copies together is one entry, which is
 * read once for all that are shown.
 */
export function insideViews(ledger: Pick<LedgerStore, 'timeOf'>): (custody: CopyCustody) => InsideView {
  const times = new Map<Sequence, Instant>();
  const timeOf = (seq: Sequence): Instant => {
    // An entry that a register names is in the ledger: both are written in one transaction.
    const at = times.get(seq) ?? ledger.timeOf(seq) ?? new Date(0).toISOString();
    times.set(seq, at);
    return at;
  };
  return ({ holder, since, offer, loan, out, recalled, missing }) => ({
    ...{ holder, loan, out, recalled, missing },
    since: since === null ? null : timeOf(since),
    offer: offer === null ? null : { ...offer, at: timeOf(offer.entry) },
  });
}
