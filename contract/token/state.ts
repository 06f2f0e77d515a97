import { z } from 'zod';
import { DerBase64, TokenSerial } from '../scalar.ts';

/** What a token says of its PIN; PKCS#11 gives flags and no counter, so "last try" is all it can promise. */
export const PinFlags = z.enum(['ok', 'count-low', 'last-try', 'locked', 'not-initialised']);
export type PinFlags = z.infer<typeof PinFlags>;

export const TokenCertificate = z.strictObject({
  /**
   * CKA_ID in lower-case hexadecimal, or its SHA-256 where it is longer than that; where a token has none, the SHA-256
   * of the public key.
   */
  keyId: z
    .string()
    .max(64)
    .regex(/^(?:[0-9a-f]{2})+$/),
  certificate: DerBase64,
  /** From the key usage extension. */
  usage: z.enum(['sign', 'encrypt']),
});
export type TokenCertificate = z.infer<typeof TokenCertificate>;

export const TokenInfo = z.strictObject({
  serial: TokenSerial,
  label: z.string().max(32),
  /** What the reader calls itself: of two tokens of one label, it says which is meant. */
  reader: z.string().max(64),
  /** On the list of admitted tokens (configuration). */
  listed: z.boolean(),
  loggedIn: z.boolean(),
  pin: PinFlags,
  /** A PIN pad on the reader itself: no text box is shown, login takes no bytes. */
  pinPad: z.boolean(),
  certificates: z.array(TokenCertificate).max(256),
});
export type TokenInfo = z.infer<typeof TokenInfo>;

/**
 * What the token host is doing. `pin-pad` waits for a person at the reader; in every other phase a call into the module
 * is to return by itself.
 */
export const TokenPhase = z.enum(['load', 'idle', 'look', 'read', 'login', 'pin-pad', 'sign', 'decrypt']);
export type TokenPhase = z.infer<typeof TokenPhase>;

export const TokenHostState = z.strictObject({
  /** `reading`: nobody has looked yet. */
  module: z.enum(['reading', 'ready', 'missing', 'wrong-digest', 'exposed', 'failed']),
  tokens: z.array(TokenInfo).max(16),
});
export type TokenHostState = z.infer<typeof TokenHostState>;
