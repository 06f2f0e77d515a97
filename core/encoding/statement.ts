import type { z } from 'zod';
import type { ErrorCode } from '../../contract/errors/index.ts';
import { AppError } from '../../contract/errors/index.ts';
import { isNewer } from '../../contract/generations.ts';
import { canonicalBytes } from './canonical.ts';

/** A statement as the exact bytes that were signed, and the detached CMS (DER) over them. */
export interface SignedBytes {
  content: Uint8Array;
  signature: Uint8Array;
}

/** The same as it travels, both in base64. */
export const fromWire = (content: string, signature: string): SignedBytes => ({
  content: fromBase64(content),
  signature: fromBase64(signature),
});

/** Makes a detached CMS over `content` with one particular token. */
export type SignBytes = (content: Uint8Array) => Promise<Uint8Array>;

/** What a valid signature proves about its signer. */
export interface SignatureFacts {
  /** SHA-256 of the signer's certificate (DER), hexadecimal. */
  fingerprint: string;
  subject: string;
  /** The signing time the signer stated. */
  at: string;
  /** Since when a certificate of its path is revoked, where it held as of the instant asked about. */
  revokedAt?: string | undefined;
  warnings: ErrorCode[];
}

/**
 * Checks a detached CMS and its certificate chain as of an instant, by default now; throws
 * AppError with a code of contract/errors/signature.ts.
 */
export type CheckSignature = (content: Uint8Array, cms: Uint8Array, asOf?: Date) => Promise<SignatureFacts>;

/** Signs the RFC 8785 form of a statement. */
export async function signStatement(statement: unknown, sign: SignBytes): Promise<SignedBytes> {
  const content = canonicalBytes(statement);
  return { content, signature: await sign(content) };
}

/**
 * Reads a statement from the bytes that were signed. They must be the RFC 8785 form of their content: a
 * second spelling could mean one thing to the signer's reader and another to this one. Throws `code`, or
 * GENERATION_UNKNOWN for one that a newer version wrote.
 */
export function readStatement<Schema extends z.ZodType>(
  schema: Schema,
  content: Uint8Array,
  code: ErrorCode,
): z.infer<Schema> {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content));
  } catch (cause) {
    throw new AppError(code, { cause });
  }
  const parsed = schema.safeParse(value);
  if (!parsed.success)
    throw new AppError(isNewer(schema, value) ? 'GENERATION_UNKNOWN' : code, { cause: parsed.error });
  if (!Buffer.from(canonicalBytes(parsed.data)).equals(content)) throw new AppError(code);
  return parsed.data;
}

export const toBase64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
export const fromBase64 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'));
