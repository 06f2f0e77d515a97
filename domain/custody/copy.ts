import type { CopyState } from '../../contract/record/status.ts';
import type { Machine } from './machine.ts';

/** One copy (bản số), as its issuer or its receiver sees it. */
export const copyMachine: Machine<CopyState> = {
  initial: ['held', 'received'],
  next: {
    held: ['sent'],
    sent: ['received', 'refused', 'lost'],
    received: ['returned'],
    // Sent once more to the one who refused it.
    refused: ['sent'],
    // Another copy goes in its place.
    lost: [],
    returned: [],
  },
};
