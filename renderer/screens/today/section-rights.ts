import type { TodaySection } from '../../../contract/ipc/today.ts';
import type { Right } from '../../../contract/rights/right.ts';

/** The right to do what a line of a list is for; without it a person is told of the line, and may look at it. */
export const sectionRights: Record<TodaySection, Right | null> = {
  byHand: 'register',
  offered: 'keep',
  missing: null,
  inside: null,
  waiting: 'receive',
  rejected: null,
  due: null,
  unopened: null,
  refused: 'issue',
  dead: 'issue',
  toIssue: 'issue',
  toHand: 'issue',
  missingReceipts: null,
};
