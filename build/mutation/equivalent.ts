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
    file: 'core/acts/support/proof-reader.ts',
    mutator: 'EqualityOperator',
    original: 'at < this.#entry.at',
    replacement: 'at <= this.#entry.at',
    reason: 'of two equal times either is the same',
  },
  {
    file: 'core/signature/algorithms.ts',
    mutator: 'StringLiteral',
    original: "''",
    replacement: '"Stryker was here!"',
    reason: 'neither text is the name of a curve',
  },
  {
    file: 'core/signature/algorithms.ts',
    mutator: 'ConditionalExpression',
    original: "key.asymmetricKeyType === 'ec'",
    replacement: 'true',
    reason: 'a key of another kind has no curve, so none is found for it',
  },
  {
    file: 'core/signature/revocation.ts',
    mutator: 'MethodExpression',
    original: 'path.slice(0, -1)',
    replacement: 'path',
    reason: 'the last certificate has no issuer on the path and is left out',
  },
  {
    file: 'core/signature/certificates.ts',
    mutator: 'Regex',
    original: "/[^\\p{L}\\p{M}0-9 .,'()/&-]+/gu",
    replacement: "/[^\\p{L}\\p{M}0-9 .,'()/&-]/gu",
    reason: 'several spaces become one in the next step',
  },
  {
    file: 'core/signature/certificates.ts',
    mutator: 'CallExpression',
    original: 'outer.end();',
    replacement: ';',
    reason: 'node:crypto refuses a certificate with a fourth field as well',
  },
  {
    file: 'core/signature/certificates.ts',
    mutator: 'CallExpression',
    original: 'validity.end();',
    replacement: ';',
    reason: 'node:crypto refuses a certificate with a third date as well',
  },
  {
    file: 'core/signature/certificates.ts',
    mutator: 'CallExpression',
    original: 'fields.end();',
    replacement: ';',
    reason: 'node:crypto refuses a certificate with a field behind its extensions as well',
  },
  {
    file: 'core/signature/der-values.ts',
    mutator: 'ConditionalExpression',
    original: 'value.length === 0',
    replacement: 'false',
    reason: 'a missing first octet is not zero either',
  },
  {
    file: 'core/signature/der-values.ts',
    mutator: 'EqualityOperator',
    original: 'bit < 8',
    replacement: 'bit <= 8',
    reason: '0x80 shifted by eight is no bit',
  },
  {
    file: 'core/signature/der.ts',
    mutator: 'ConditionalExpression',
    original: 'count === 0',
    replacement: 'false',
    reason: 'no octets make the length 0, which the long form may not state',
  },
  {
    file: 'core/signature/encode.ts',
    mutator: 'ArithmeticOperator',
    original: '(left % 128) + 128',
    replacement: 'left % 128 - 128',
    reason: 'both are the same octet: Uint8Array counts modulo 256',
  },
  {
    file: 'core/signature/signed-data.ts',
    mutator: 'EqualityOperator',
    original: 'Buffer.compare(previous.bytes, next.bytes) >= 0',
    replacement: 'Buffer.compare(previous.bytes, next.bytes) > 0',
    reason: 'an attribute that stands twice leaves fewer than four types or more than four attributes',
  },
  {
    file: 'core/signature/signed-data.ts',
    mutator: 'ConditionalExpression',
    original: 'values.size !== 4',
    replacement: 'false',
    reason: 'of four attributes with fewer types one that is required is missing',
  },
];
