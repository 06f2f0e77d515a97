import type { Language } from '../../../contract/language.ts';
import { en } from './words.en.ts';
import { vi } from './words.vi.ts';

export const words: Record<Language, typeof vi> = { vi, en };
