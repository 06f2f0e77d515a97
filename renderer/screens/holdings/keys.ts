import { bound, native } from '../../keys/shortcut.ts';

export const holdingsKeys = {
  search: bound('/'),
  act: bound('B', 'keep'),
  choose: native('Space', 'keep'),
  chooseOn: native('Shift+↑ ↓', 'keep'),
  chooseAll: native('Ctrl+A', 'keep'),
  chooseNone: native('Escape', 'keep'),
};
