import type { MessageStatus } from '../../contract/record/status.ts';
import { allowed, type Machine } from './machine.ts';

/**
 * The statuses of a document between sender and receiver, in the codes of the national axis.
 * 02 and 03 may come without 01: a receiver who refuses or enters a document has it, and a signed status must not be
 * lost because the automatic one before it could not be signed. 13 is the sender's, all others the receiver's.
 */
export const messageMachine: Machine<MessageStatus> = {
  initial: ['01', '02', '03', '13'],
  next: {
    '01': ['02', '03', '13'],
    '02': [],
    '03': ['04', '05', '13'],
    '04': ['05', '06', '13'],
    '05': ['06', '13'],
    '06': [],
    '13': ['15', '16'],
    '15': [],
    '16': [],
  },
};

/** Statuses only the sender of the document may give. */
const senderStatuses: readonly MessageStatus[] = ['13'];

/**
 * Whether the receiver may give `status` after its last one; null while it has given none. 15 and 16 answer a 13. No act
 * asks back yet, so no recipient stands at 13 and an answer that nobody asked for is refused.
 */
export const receiverMayState = (last: MessageStatus | null, status: MessageStatus): boolean =>
  !senderStatuses.includes(status) && allowed(messageMachine, last, status);
