import { AppError } from '../../contract/errors/index.ts';
import type { Instant } from '../../contract/scalar.ts';
import type { SignatureFacts } from './statement.ts';

/** Whoever signs at a reader takes a moment; no honest signature is further from its statement (ms). */
const tolerance = 5 * 60_000;

const ahead = (stated: Instant, signed: Instant): number => Date.parse(stated) - Date.parse(signed);

/** Whether a statement is dated after its own signature. */
export const isAheadOf = (stated: Instant, signed: Instant): boolean => ahead(stated, signed) > tolerance;

/** Whether a statement and its own signature name about the same time. */
export const isNearTo = (stated: Instant, signed: Instant): boolean =>
  Math.abs(ahead(stated, signed)) <= tolerance;

/**
 * ENVELOPE_INVALID when a statement that is signed as it is made names another time than its signature: only
 * the latter is held against the certificate and the clock.
 */
export function checkStatedTime(stated: Instant, { at }: SignatureFacts): void {
  if (!isNearTo(stated, at)) throw new AppError('ENVELOPE_INVALID', { field: 'at' });
}
