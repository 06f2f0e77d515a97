import { byLanguage } from '../../contract/language.ts';
import { languages } from '../i18n/languages.ts';
import { bound, keyScope, native } from './shortcut.ts';

/** On every screen. */
export const shellKeys = {
  palette: bound('Ctrl+K'),
  help: bound('F1'),
  lock: bound('Ctrl+L'),
  switch: bound('Ctrl+Shift+L'),
  back: bound('Alt+ArrowLeft'),
  zoomIn: bound('Ctrl++'),
  zoomOut: bound('Ctrl+-'),
  zoomReset: bound('Ctrl+0'),
};

/** In every dialog that asks for something; its button prints the key that confirms. */
export const dialogKeys = {
  nextField: native('Enter'),
  confirm: bound('Ctrl+Enter'),
  leave: native('Escape'),
};

/** In every list. */
const listKeys = {
  open: native('Enter'),
  move: native('↑ ↓'),
  page: native('PageUp PageDown'),
  ends: native('Home End'),
};

export const everywhere = keyScope(
  shellKeys,
  byLanguage((language) => languages[language].words.keys.everywhere),
);
export const list = keyScope(
  listKeys,
  byLanguage((language) => languages[language].words.keys.list),
);
export const dialogs = keyScope(
  dialogKeys,
  byLanguage((language) => languages[language].words.keys.dialogs),
);
