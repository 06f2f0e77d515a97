import type { ErrorCode } from '../../contract/errors/index.ts';
import type { ErrorSentences } from '../../contract/errors/sentence.ts';
import type { Language } from '../../contract/language.ts';
import { errors as en } from './en/errors/index.ts';
import { errors as vi } from './vi/errors/index.ts';

/** The sentences of the error table, for windows, the shell's own messages and the command line. */
export const errorSentences = { vi, en } satisfies Record<Language, ErrorSentences>;

/** What happened, as one line of both languages for programs without windows. */
export const inBothLanguages = (code: ErrorCode): string =>
  `${code}: ${errorSentences.vi[code].what} / ${errorSentences.en[code].what}`;
