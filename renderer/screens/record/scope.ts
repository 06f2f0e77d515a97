import { byLanguage } from '../../../contract/language.ts';
import { keyScope } from '../../keys/shortcut.ts';
import { recordKeys } from './keys.ts';
import { en } from './words.en.ts';
import { vi } from './words.vi.ts';

export const words = { vi, en };

/** The keys of a record's page. */
export const recordScope = keyScope(
  recordKeys,
  byLanguage((language) => words[language].keys),
);
