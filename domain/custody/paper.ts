import type { PaperState } from '../../contract/record/paper.ts';
import type { Machine } from './machine.ts';

/**
 * The paper leg of one recipient without a terminal. What was lost may turn up: its slip still counts. After a refusal
 * or a loss it is sent again, as a leg that waits to be handed over.
 */
export const paperMachine: Machine<PaperState> = {
  initial: ['waiting'],
  next: {
    waiting: ['handed'],
    handed: ['returned', 'refused', 'lost'],
    returned: [],
    refused: ['waiting'],
    lost: ['waiting', 'returned'],
  },
};

/** Whether the sender still waits for a recipient's slip. */
export const paperIsOpen = (state: PaperState): boolean => state === 'waiting' || state === 'handed';
