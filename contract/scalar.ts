import { z } from 'zod';

/**
 * The scalar values that cross boundaries. Every text has a closed character set and a bound, so that no
 * field can carry a sentence about a document.
 */

/** SHA-256 in lower-case hexadecimal. */
export const Digest = z.string().regex(/^[0-9a-f]{64}$/);
export type Digest = z.infer<typeof Digest>;

/**
 * Standard base64 with padding, of at most `maxBytes` decoded bytes, in the one spelling that encoding gives:
 * the last digit before padding has spare bits, and a second spelling of the same bytes would be another
 * envelope under the same signature.
 */
export const base64 = (maxBytes: number) =>
  z
    .string()
    .max(4 * Math.ceil(maxBytes / 3))
    .refine(isBase64);

/**
 * Decoded and encoded again: a twentieth of the time of a regular expression over a sealed body. `atob` throws for
 * other text, which is the answer and no fault.
 */
function isBase64(text: string): boolean {
  try {
    return btoa(atob(text)) === text;
  } catch {
    return false;
  }
}

/** A CMS structure or certificate, DER in base64; 32 KiB is ample for a chain of four certificates. */
export const DerBase64 = base64(32 * 1024);

/** RFC 3339 instant in UTC with milliseconds, the only form used in signed bytes. */
export const Instant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)
  .refine((text) => {
    const time = Date.parse(text);
    return !Number.isNaN(time) && new Date(time).toISOString() === text;
  });
export type Instant = z.infer<typeof Instant>;

/** A calendar date without time zone, `yyyy-mm-dd`; 30 February is refused. */
export const LocalDate = z
  .string()
  .regex(/^(?:19|20|21)\d{2}-\d{2}-\d{2}$/)
  .refine((text) => {
    const time = Date.parse(`${text}T00:00:00.000Z`);
    return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
  });
export type LocalDate = z.infer<typeof LocalDate>;

/** An hour of the day in Việt Nam, `hh:mm`. */
export const HourOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/);
export type HourOfDay = z.infer<typeof HourOfDay>;

export const Year = z.int().min(2000).max(2199);

/** Organisation code of QĐ 20/2020/QĐ-TTg Điều 4, for example `G22` or `H37.02.02`. */
export const OrganisationCode = z
  .string()
  .max(35)
  .regex(/^[A-Y][0-9]{2}(?:\.[0-9A-Z]+)*$/);
export type OrganisationCode = z.infer<typeof OrganisationCode>;

/** A body that the directory does not list: `X` and the number that the terminal which met it gave it. */
export const OutsideCode = z.string().regex(/^X(?!0000)[0-9]{4}$/);

/** A body of the directory, or one outside of it. */
export const BodyCode = z
  .string()
  .max(35)
  .regex(/^(?:[A-Y][0-9]{2}(?:\.[0-9A-Z]+)*|X(?!0000)[0-9]{4})$/);

/** Person in the directory: `P` and eight Crockford base-32 characters, derived from nothing. */
export const PersonCode = z
  .string()
  .max(9)
  .regex(/^P[0-9A-HJKMNP-TV-Z]{8}$/);
export type PersonCode = z.infer<typeof PersonCode>;

/** Terminal in the directory: `T` and eight Crockford base-32 characters. */
export const TerminalCode = z.string().regex(/^T[0-9A-HJKMNP-TV-Z]{8}$/);
export type TerminalCode = z.infer<typeof TerminalCode>;

/** Random envelope identity (UUID version 4, lower case); the idempotency key for ever. */
export const EnvelopeId = z.uuid({ version: 'v4' }).regex(/^[0-9a-f-]+$/);
export type EnvelopeId = z.infer<typeof EnvelopeId>;

/** Position in a ledger or a mailbox, from 1. */
export const Sequence = z.int().min(1).max(Number.MAX_SAFE_INTEGER);
export type Sequence = z.infer<typeof Sequence>;

/** PKCS#11 token serial number as the token states it (16 printable characters at most). */
export const TokenSerial = z
  .string()
  .min(1)
  .max(16)
  .regex(/^[0-9A-Za-z-]+$/);
export type TokenSerial = z.infer<typeof TokenSerial>;
