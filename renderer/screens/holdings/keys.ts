import { bound, native } from '../../keys/shortcut.ts';

export const holdingsKeys = {
  search: bound('/'),
  act: bound('B'),
  choose: native('Space'),
  chooseOn: native('Shift+↑ ↓'),
  chooseAll: native('Ctrl+A'),
  chooseNone: native('Escape'),
};
