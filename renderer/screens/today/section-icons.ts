import type { TodaySection } from '../../../contract/ipc/today.ts';
import type { IconName } from '../../components/icon-paths.ts';

export const sectionIcons: Record<TodaySection, IconName> = {
  byHand: 'pen',
  offered: 'right',
  missing: 'warning',
  inside: 'clock',
  waiting: 'check',
  rejected: 'warning',
  due: 'clock',
  unopened: 'envelope',
  refused: 'error',
  dead: 'outbox',
  toIssue: 'outgoing',
  toHand: 'envelope',
  missingReceipts: 'info',
};
