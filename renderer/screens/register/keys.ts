import { bound } from '../../keys/shortcut.ts';

export const registerKeys = {
  search: bound('/'),
  create: bound('N'),
  jump: bound('Ctrl+G'),
  yearBefore: bound('['),
  yearAfter: bound(']'),
  closeVolume: bound('Q'),
};
