/**
 * Mutants that change no behaviour, so that no test can kill them. They are named by what they change, not by a line
 * number, so that an edit elsewhere in the file does not lose them.
 */
export interface EquivalentMutant {
  readonly file: string;
  /** Stryker's name of the mutator. */
  readonly mutator: string;
  /** The mutated source text, and what it becomes. */
  readonly original: string;
  readonly replacement: string;
  /** Why no caller can tell the difference. */
  readonly reason: string;
}

export const equivalentMutants: readonly EquivalentMutant[] = [
  {
    file: 'domain/record/kept-draft.ts',
    mutator: 'ConditionalExpression',
    original: 'issuer !== undefined',
    replacement: 'true',
    reason: 'The directory has no organisation without a code, so an absent issuer is not listed either.',
  },
  {
    file: 'domain/record/kept-draft.ts',
    mutator: 'ConditionalExpression',
    original: 'signer !== undefined',
    replacement: 'true',
    reason: 'The directory has no person without a code, so an absent signer is not listed either.',
  },
  {
    file: 'domain/record/kept-draft.ts',
    mutator: 'ConditionalExpression',
    original: 'replyTo !== undefined',
    replacement: 'true',
    reason: 'The registers have no record without a code, so nobody is the issuer of an absent one.',
  },
  {
    file: 'domain/record/line-rules.ts',
    mutator: 'ConditionalExpression',
    original: 'input.arrivedOn !== undefined',
    replacement: 'true',
    reason: 'A comparison with undefined is false, so no day is after an absent day of arrival.',
  },
  {
    file: 'domain/record/line.ts',
    mutator: 'OptionalChaining',
    original: 'parsed.error.issues[0]?.path',
    replacement: 'parsed.error.issues[0].path',
    reason: 'A Zod error has at least one issue.',
  },
  {
    file: 'domain/record/line.ts',
    mutator: 'ConditionalExpression',
    original: "typeof field === 'string'",
    replacement: 'true',
    reason:
      'The first step of a path in an object is a name or absent, and AppError keeps an absent field as undefined.',
  },
  {
    file: 'domain/record/protection.ts',
    mutator: 'ConditionalExpression',
    original: 'protectUntil !== undefined',
    replacement: 'true',
    reason:
      'A comparison with undefined is false, so an absent end of protection is not after the longest one.',
  },
  {
    file: 'domain/text/word-index.ts',
    mutator: 'ArrayDeclaration',
    original: '[]',
    replacement: '["Stryker was here"]',
    reason: 'The text consists of the keys of the map, so a word found in it always has owners.',
  },
];
