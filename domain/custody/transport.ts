import type { TransportState } from '../../contract/record/status.ts';

/** What happens to an envelope in the outbox. */
export type TransportEvent =
  /** It could not be sent this time. */
  | 'failure'
  /** It was refused for good. */
  | 'refusal'
  /** The endpoint signed that it stored it. */
  | 'receipt'
  /** The receiver has reported a status for it. */
  | 'answer'
  /** The endpoint went back to a state before its receipt. */
  | 'loss'
  /** A person sends it again. */
  | 'retry'
  /** A person takes it back. */
  | 'withdrawal';

/** The transport of one envelope; `storedAt` is the time of the endpoint's receipt, null without one. */
export interface Transport {
  readonly state: TransportState;
  readonly storedAt: unknown;
}

/**
 * Where each event takes an envelope; null where it stays as it is. What is stored can be sent again too: a receipt
 * does not help when the endpoint has lost the envelope. Receipt and answer may also come for one that is dead or
 * withdrawn: it was under way. The answer to one that is queued changes nothing: sending it again gets its receipt.
 */
const after: Readonly<Record<TransportEvent, Readonly<Record<TransportState, TransportState | null>>>> = {
  failure: { queued: 'queued', stored: null, delivered: null, dead: null, withdrawn: null },
  refusal: { queued: 'dead', stored: null, delivered: null, dead: null, withdrawn: null },
  receipt: { queued: 'stored', stored: null, delivered: 'delivered', dead: 'stored', withdrawn: 'stored' },
  answer: { queued: null, stored: 'delivered', delivered: null, dead: 'delivered', withdrawn: 'delivered' },
  loss: { queued: null, stored: 'queued', delivered: null, dead: null, withdrawn: null },
  retry: { queued: 'queued', stored: 'queued', delivered: null, dead: 'queued', withdrawn: null },
  withdrawal: { queued: 'withdrawn', stored: null, delivered: null, dead: 'withdrawn', withdrawn: null },
};

/** The state after `event`, or null when it changes nothing. Use `transportAfterReceipt` for a receipt. */
export function transportAfter(
  event: Exclude<TransportEvent, 'receipt'>,
  { state, storedAt }: Transport,
): TransportState | null {
  // What the endpoint has ever stored may have been delivered and cannot be withdrawn.
  if (event === 'withdrawal' && storedAt !== null) return null;
  return after[event][state];
}

/**
 * The state after the endpoint's receipt, or null for a second receipt that nobody waits for. `answered`: the
 * receiver's status came first.
 */
export function transportAfterReceipt(
  { state, storedAt }: Transport,
  answered: boolean,
): TransportState | null {
  if (storedAt !== null && state !== 'queued') return null;
  const stored = after.receipt[state];
  return stored !== null && answered ? (after.answer[stored] ?? stored) : stored;
}

export const mayRetry = (transport: Transport): boolean => transportAfter('retry', transport) !== null;
export const mayWithdraw = (transport: Transport): boolean =>
  transportAfter('withdrawal', transport) !== null;
