import type { CustodyDeed } from '../../../contract/ipc/custody-channels.ts';
import { bound, type Shortcut } from '../../keys/shortcut.ts';

/** What is done to copies by key, on every screen that shows some. */
export const deedKeys = {
  accept: bound('N', 'keep'),
  'take-back': bound('D', 'keep'),
  arrive: bound('A', 'keep'),
  'bring-back': bound('B', 'keep'),
  find: bound('F', 'keep'),
  'give-back': bound('R', 'keep'),
  transfer: bound('C', 'keep'),
  lend: bound('K', 'keep'),
  'give-out': bound('G', 'keep'),
  archive: bound('L', 'keep'),
  move: bound('E', 'keep'),
  'take-out': bound('M', 'keep'),
  collect: bound('U', 'keep'),
  recall: bound('Y', 'keep'),
  'send-back': bound('I', 'keep'),
  miss: bound('V', 'keep'),
  disclose: bound('W', 'keep'),
} as const satisfies Readonly<Record<CustodyDeed['act'] | 'disclose', Shortcut>>;
