import { bound, native } from '../../keys/shortcut.ts';

export const formKeys = {
  nextField: native('Enter'),
  save: bound('Ctrl+Enter'),
  saveNext: bound('Ctrl+Shift+Enter'),
  duplicate: bound('Ctrl+D'),
};
