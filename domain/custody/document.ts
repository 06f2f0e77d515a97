import type { DocumentState } from '../../contract/record/status.ts';
import type { Machine } from './machine.ts';

/**
 * A document as one register sees it. Issuing and cancelling are final: a number is never reissued. An entered one
 * stays so when its envelope joins the paper.
 */
export const documentMachine: Machine<DocumentState> = {
  initial: ['registered', 'entered'],
  next: {
    registered: ['registered', 'issued', 'cancelled'],
    issued: [],
    entered: ['entered'],
    cancelled: [],
  },
};
