import type { Language } from '../../contract/language.ts';
import { en } from './en/index.ts';
import { vi } from './vi/index.ts';

export const languages: Record<Language, typeof vi> = { vi, en };
