import { bound } from '../../keys/shortcut.ts';

export const checkKeys = {
  compare: bound('Ctrl+Enter'),
  refuse: bound('Ctrl+Shift+R'),
};
