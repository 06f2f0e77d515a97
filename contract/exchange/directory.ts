import { z } from 'zod';
import { Notation } from '../record/fields.ts';
import { base64, DerBase64, Digest, Instant, OrganisationCode, PersonCode, TerminalCode } from '../scalar.ts';
import { SealSuite } from './envelope.ts';

/** Names of bodies and people: letters, marks and common punctuation; the directory itself is signed. */
export const Name = z
  .string()
  .min(1)
  .max(160)
  .regex(/^[\p{L}\p{M}0-9 .,'()/&-]+$/u)
  .refine((name) => name === name.normalize('NFC'));

/** The public key to which envelopes for an organisation are sealed, vouched for by its token. */
export const MailboxStatement = z.strictObject({
  purpose: z.literal('tram-mat/mailbox'),
  organisation: OrganisationCode,
  suite: SealSuite,
  publicKey: base64(2048),
  notBefore: Instant,
  notAfter: Instant,
});
export type MailboxStatement = z.infer<typeof MailboxStatement>;

export const Person = z.strictObject({
  code: PersonCode,
  name: Name,
  role: z.enum(['clerk', 'head']),
  /** SHA-256 of each signing certificate (DER) the person may use. */
  certificates: z.array(Digest).max(8),
});
export type Person = z.infer<typeof Person>;

export const Organisation = z.strictObject({
  code: OrganisationCode,
  name: Name,
  superior: OrganisationCode.optional(),
  /** 1 ministry or province, down to 4. */
  tier: z.int().min(1).max(4),
  /** The parts a notation of this organisation may consist of, besides type codes: `UBND`, `NC`, `M`. */
  notationParts: z.array(Notation).max(64),
  persons: z.array(Person).max(200),
  /** SHA-256 of each certificate (DER) of the organisation's own token. */
  seals: z.array(Digest).max(8),
  /**
   * The terminal, by the SPKI digest of its TLS key: at most one. A mailbox is emptied by one reader, and
   * what that one has acknowledged nobody else would ever get.
   */
  terminals: z.array(z.strictObject({ code: TerminalCode, key: Digest })).max(1),
  mailbox: z.strictObject({ statement: MailboxStatement, signature: DerBase64 }).optional(),
});
export type Organisation = z.infer<typeof Organisation>;

/** Signed as a whole by the directory authority, numbered, usable offline. */
export const Directory = z.strictObject({
  purpose: z.literal('tram-mat/directory'),
  version: z.int().min(1),
  at: Instant,
  organisations: z.array(Organisation).max(20_000),
});
export type Directory = z.infer<typeof Directory>;
