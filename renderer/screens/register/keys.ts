import { bound, native } from '../../keys/shortcut.ts';

export const registerKeys = {
  search: bound('/'),
  create: bound('N', 'register'),
  jump: bound('Ctrl+G'),
  yearBefore: bound('['),
  yearAfter: bound(']'),
  closeVolume: bound('Q', 'register'),
  byHand: bound('T', 'register'),
  act: bound('B', 'keep'),
  choose: native('Space', 'keep'),
  chooseOn: native('Shift+↑ ↓', 'keep'),
  chooseAll: native('Ctrl+A', 'keep'),
};
