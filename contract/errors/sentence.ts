import type { Failure } from './failure.ts';
import type { DetailedCode, DetailOf, ErrorCode } from './table.ts';

/** What a person reads about an error: what happened, and what to do next. */
export interface Sentence {
  readonly what: string;
  readonly next: string;
}

/** `whatWith` says what happened more closely, in place of `what`, when the error carries its detail. */
type DetailedSentence<Code extends DetailedCode> = Sentence & {
  readonly whatWith: (detail: DetailOf<Code>) => string;
};

/** The sentences of one language, for every code of the table. */
export type ErrorSentences = {
  readonly [Code in ErrorCode]: Code extends DetailedCode ? DetailedSentence<Code> : Sentence;
};

/** The sentences of one language, for every code of one file of the table. */
export type SentencesOf<Errors> = Pick<ErrorSentences, keyof Errors & ErrorCode>;

/** The sentence of a code, or of a failure with what its detail adds. */
export function sentenceOf(sentences: ErrorSentences, fault: ErrorCode | Failure): Sentence {
  const { code, detail } = { detail: undefined, ...(typeof fault === 'string' ? { code: fault } : fault) };
  const sentence: Sentence & { whatWith?: unknown } = sentences[code];
  const { what, next } = sentence;
  if (detail === undefined) return { what, next };
  // `Failure` pairs the detail with its code, and `ErrorSentences` the code with its function.
  const { whatWith } = sentence as { whatWith: (value: typeof detail) => string };
  return { what: whatWith(detail), next };
}
