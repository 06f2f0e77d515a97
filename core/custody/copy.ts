import type { CopyState } from '../../contract/record/status.ts';
import type { Machine } from './machine.ts';

/** One copy (bản số). A refused copy goes back on paper and is held again where it came from. */
export const copyMachine: Machine<CopyState> = {
  initial: ['held', 'received'],
  next: {
    held: ['sent'],
    sent: ['received', 'refused'],
    received: ['sent'],
    refused: ['held'],
  },
};
