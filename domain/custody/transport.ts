import type { TransportState } from '../../contract/record/status.ts';
import { allowed, type Machine } from './machine.ts';

/**
 * The transport of one envelope in the outbox. A receiver may answer an envelope whose receipt never came, or one
 * that a person has withdrawn: it is delivered all the same.
 */
export const transportMachine: Machine<TransportState> = {
  initial: ['queued'],
  next: {
    queued: ['queued', 'stored', 'delivered', 'dead', 'withdrawn'],
    stored: ['queued', 'delivered'],
    delivered: [],
    dead: ['queued', 'delivered', 'withdrawn'],
    withdrawn: ['delivered'],
  },
};

/** What is stored can be sent again too: a receipt does not help when the endpoint has lost the envelope. */
export const mayRetry = (state: TransportState): boolean => allowed(transportMachine, state, 'queued');

/** What the endpoint has ever stored lies with the receiver: nobody here can take it back. */
export const mayWithdraw = ({ state, storedAt }: { state: TransportState; storedAt: unknown }): boolean =>
  storedAt === null && allowed(transportMachine, state, 'withdrawn');
