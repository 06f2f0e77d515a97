import type { DocumentState } from '../../contract/record/status.ts';
import type { Machine } from './machine.ts';

/**
 * A document as one register sees it. Issuing is final, and so is cancelling a record of our own: a number is never
 * reissued. An entered one stays so when it is corrected or its envelope joins the paper; if that was cancelled, the
 * envelope puts its line in force again.
 */
export const documentMachine: Machine<DocumentState> = {
  initial: ['registered', 'entered'],
  next: {
    registered: ['registered', 'issued', 'cancelled'],
    issued: [],
    entered: ['entered', 'cancelled'],
    cancelled: ['entered'],
  },
};
