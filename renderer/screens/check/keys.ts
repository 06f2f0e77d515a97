import { bound } from '../../keys/shortcut.ts';

export const checkKeys = {
  compare: bound('Ctrl+Enter', 'receive'),
  refuse: bound('Ctrl+Shift+R', 'receive'),
};
