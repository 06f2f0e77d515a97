import { bound, native } from '../../keys/shortcut.ts';

export const formKeys = {
  nextField: native('Enter', 'register'),
  save: bound('Ctrl+Enter', 'register'),
  saveNext: bound('Ctrl+Shift+Enter', 'register'),
  duplicate: bound('Ctrl+D', 'register'),
};
