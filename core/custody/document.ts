import type { DocumentState } from '../../contract/record/status.ts';
import type { Machine } from './machine.ts';

/** A document as one register sees it. Issuing and cancelling are final: a number is never reissued. */
export const documentMachine: Machine<DocumentState> = {
  initial: ['registered', 'entered'],
  next: {
    registered: ['registered', 'issued', 'cancelled'],
    issued: [],
    entered: [],
    cancelled: [],
  },
};
