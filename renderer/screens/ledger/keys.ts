import { bound } from '../../keys/shortcut.ts';

export const ledgerKeys = {
  verify: bound('V', 'verify'),
  signNow: bound('K'),
};
