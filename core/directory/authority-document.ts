import type { z } from 'zod';
import { AppError, type ErrorCode } from '../../contract/errors/index.ts';
import type { Instant } from '../../contract/scalar.ts';
import { isAheadOf } from '../encoding/stated-time.ts';
import { type CheckSignature, readStatement, type SignedBytes } from '../encoding/statement.ts';

export interface AuthorityExpectation {
  readonly check: CheckSignature;
  /** SHA-256 of each certificate with which a directory authority may sign. */
  readonly authorities: readonly string[];
}

/** Reads a dated document that a directory authority signed; `code` for a wrong form, signature, signer or date. */
export async function openAuthorityDocument<Schema extends z.ZodType<{ at: Instant }>>(
  schema: Schema,
  { content, signature }: SignedBytes,
  { check, authorities }: AuthorityExpectation,
  code: ErrorCode,
): Promise<z.infer<Schema>> {
  const { fingerprint, at } = await check(content, signature).catch((cause) => {
    throw new AppError(code, { cause });
  });
  if (!authorities.includes(fingerprint)) throw new AppError(code, { field: 'signature' });
  const document = readStatement(schema, content, code);
  if (isAheadOf(document.at, at)) throw new AppError(code, { field: 'at' });
  return document;
}
