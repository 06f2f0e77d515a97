import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

const utf8 = new TextEncoder();

/** RFC 8785 (JSON Canonicalization Scheme) form of a JSON value, as UTF-8. What is signed and hashed is this. */
export const canonicalBytes = (value: unknown): Uint8Array => utf8.encode(canonicalText(value));

/** The same as text. */
export function canonicalText(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('not a JSON value');
  return text;
}

/** SHA-256 as 64 lower-case hexadecimal digits. */
export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Whether two JSON values have the same canonical form. */
export const isSameValue = (one: unknown, other: unknown): boolean =>
  canonicalText(one) === canonicalText(other);
