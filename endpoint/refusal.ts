import {
  AppError,
  type ErrorCode,
  errorTable,
  failureOf,
  type RefusalCode,
} from '../contract/errors/index.ts';
import { Refusal } from '../contract/exchange/api.ts';
import type { Limits } from './limits.ts';

/** HTTP status of a refusal. */
export const statusOf = (code: RefusalCode): number => errorTable[code].exchange.status;

/** The closed answer for anything thrown; of a fault that is no refusal, nothing is passed on. */
export function refusalOf(error: unknown): Refusal {
  if (!(error instanceof AppError)) return { code: foreignCode(error) };
  const { code, field } = failureOf(error);
  const refusal = Refusal.safeParse({ code, field });
  return refusal.success ? refusal.data : { code: 'ENDPOINT_FAILED' };
}

/** Codes of the HTTP layer's own errors; any other is a fault of the endpoint. */
const foreignCodes: ReadonlyMap<unknown, RefusalCode> = new Map([
  ['FST_ERR_CTP_INVALID_MEDIA_TYPE', 'MEDIA_TYPE_FOREIGN'],
  ['FST_ERR_BAD_URL', 'REQUEST_INVALID'],
  ['FST_ERR_MAX_PARAM_LENGTH', 'REQUEST_INVALID'],
]);

const foreignCode = (error: unknown): RefusalCode =>
  (error instanceof Error && 'code' in error && foreignCodes.get(error.code)) || 'ENDPOINT_FAILED';

const misconduct: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'MEDIA_TYPE_FOREIGN',
  'REQUEST_INVALID',
  'REQUEST_TOO_LARGE',
  'ROUTE_UNKNOWN',
  'SESSION_REQUIRED',
  'TERMINAL_NOT_ADMITTED',
]);

/** Refusals of an envelope that was read and hashed whole before it proved false. */
const falseEnvelope: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'ENVELOPE_INVALID',
  'SENDER_MISMATCH',
  'SIGNATURE_INVALID',
]);

/**
 * As how many refusals this one counts for its device: 0 unless a terminal that keeps to the protocol meets it rarely, so
 * that many show another intent. A device's own limits are noted where they are passed: ENDPOINT_BUSY can also come of
 * what others of its agency send.
 */
export function misconductOf(code: ErrorCode, limits: Pick<Limits, 'falseEnvelope'>): number {
  if (falseEnvelope.has(code)) return limits.falseEnvelope;
  return misconduct.has(code) ? 1 : 0;
}
