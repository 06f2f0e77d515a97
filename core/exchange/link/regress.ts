import { transportAfter } from '../../../domain/custody/transport.ts';
import type { PeerConnection } from '../../ports/peer.ts';
import type { CheckpointStore, MailboxPlace, Store } from '../../ports/store.ts';

/** An endpoint put back from an older copy, or started anew, contradicts what it has signed. */

/** Small steps back are a time service at work (ms). */
const toleratedStepBack = 5_000;

/** Whether the endpoint's clock has run back from one signed time to the next. */
export const timeWentBack = (last: string, next: string): boolean =>
  Date.parse(next) < Date.parse(last) - toleratedStepBack;

/** Whether two receipts for one mailbox cannot both be of an endpoint that only ever numbers upwards. */
export function placeWentBack(last: MailboxPlace, next: MailboxPlace): boolean {
  if (next.seq > last.seq) return timeWentBack(last.at, next.at);
  if (next.seq === last.seq) return next.at !== last.at;
  // A receipt whose answer was lost comes late: lower, but older too.
  return timeWentBack(next.at, last.at);
}

/** The last entry that the endpoint has countersigned, by the receipts in hand; 0 if none. */
export function anchoredUpTo(checkpoints: CheckpointStore): number {
  const [open] = checkpoints.unanchored();
  return open === undefined ? (checkpoints.last()?.toSeq ?? 0) : open.fromSeq - 1;
}

/**
 * True when the endpoint no longer shows an anchor it countersigned. What it receipted after the last one it
 * does show may be gone with it, so these envelopes go into the queue again, save where the receiver has
 * spoken; one that is still there is taken once.
 */
export function queueAgain(
  { session }: PeerConnection,
  store: Pick<Store, 'ledger' | 'checkpoints' | 'outbox' | 'transaction'>,
): boolean {
  const shown = session.lastAnchor?.statement.toSeq ?? 0;
  if (shown >= anchoredUpTo(store.checkpoints)) return false;
  const receipted = new Set<string>();
  for (const { act, subject } of store.ledger.range(shown + 1, store.ledger.head()?.seq ?? 0)) {
    if (act === 'deliver') receipted.add(subject);
  }
  store.transaction(() => {
    for (const id of receipted) {
      const item = store.outbox.line(id);
      const state = item === undefined ? null : transportAfter('loss', item);
      if (state === null) continue;
      store.outbox.set(id, { state, nextAttemptAt: null, fault: 'ENDPOINT_WENT_BACK' });
    }
  });
  return true;
}
