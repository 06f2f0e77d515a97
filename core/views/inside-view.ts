import type { InsideView } from '../../contract/ipc/custody-views.ts';
import type { Instant, Sequence } from '../../contract/scalar.ts';
import type { CopyCustody } from '../../domain/custody/copy-custody.ts';
import type { LedgerStore } from '../ports/store.ts';

/** Where a copy is, with the times of the entries that say so. */
export function insideView(ledger: Pick<LedgerStore, 'get'>, custody: CopyCustody): InsideView {
  const { holder, since, offer, loan, out, recalled, missing } = custody;
  return {
    ...{ holder, loan, out, recalled, missing },
    since: since === null ? null : timeOf(ledger, since),
    offer: offer === null ? null : { ...offer, at: timeOf(ledger, offer.entry) },
  };
}

/** An entry that a register names is in the ledger: both are written in one transaction. */
const timeOf = (ledger: Pick<LedgerStore, 'get'>, seq: Sequence): Instant =>
  ledger.get(seq)?.at ?? new Date(0).toISOString();
