import type { CustodyDeed } from '../../../contract/ipc/custody-channels.ts';
import { bound, type Shortcut } from '../../keys/shortcut.ts';

/** What is done to copies by key, on every screen that shows some. */
export const deedKeys = {
  accept: bound('N'),
  'take-back': bound('D'),
  arrive: bound('A'),
  'bring-back': bound('B'),
  find: bound('F'),
  'give-back': bound('R'),
  transfer: bound('C'),
  lend: bound('K'),
  'give-out': bound('G'),
  archive: bound('L'),
  move: bound('E'),
  'take-out': bound('M'),
  collect: bound('U'),
  recall: bound('Y'),
  'send-back': bound('I'),
  miss: bound('V'),
  disclose: bound('W'),
} as const satisfies Readonly<Record<CustodyDeed['act'] | 'disclose', Shortcut>>;
