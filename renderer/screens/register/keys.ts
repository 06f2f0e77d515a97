import { bound, native } from '../../keys/shortcut.ts';

export const registerKeys = {
  search: bound('/'),
  create: bound('N'),
  jump: bound('Ctrl+G'),
  yearBefore: bound('['),
  yearAfter: bound(']'),
  closeVolume: bound('Q'),
  act: bound('B'),
  choose: native('Space'),
  chooseOn: native('Shift+↑ ↓'),
  chooseAll: native('Ctrl+A'),
};
