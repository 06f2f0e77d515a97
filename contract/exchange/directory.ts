import { z } from 'zod';
import { format } from '../generations.ts';
import { Notation } from '../record/fields.ts';
import { base64, DerBase64, Digest, Instant, OrganisationCode, PersonCode, TerminalCode } from '../scalar.ts';
import { SealSuite } from './envelope.ts';

/**
 * Names of bodies and people: letters, marks and common punctuation; the directory itself is signed. A letter bears at
 * most two marks that NFC does not join with it: a heap of them draws over the lines around it, and can carry text.
 */
export const Name = z
  .string()
  .min(1)
  .max(160)
  .regex(/^(?:\p{L}\p{M}{0,2}|[0-9 .,'()/&-])+$/u)
  .refine((name) => name === name.normalize('NFC'));

/**
 * When an entry is in force: from `from` up to, and not at, `until`. An entry is ended, never removed, so that
 * what was signed while it was in force can be validated for as long as the records are kept.
 */
export const term = { from: Instant, until: Instant.optional() };
export type Term = { from?: Instant | undefined; until?: Instant | undefined };
const ordered = ({ from, until }: Term): boolean => from === undefined || until === undefined || from < until;

/** Whether an entry was in force at an instant. */
export const inForce = ({ from, until }: Term, at: Instant): boolean =>
  (from === undefined || from <= at) && (until === undefined || at < until);

/** A signing certificate, by the SHA-256 of its DER. */
export const DatedCertificate = z.strictObject({ digest: Digest, ...term }).refine(ordered);

/** The public key to which envelopes for an organisation are sealed, signed by its token. */
export const mailboxFormat = format([
  z.strictObject({
    purpose: z.literal('tram-mat/mailbox'),
    organisation: OrganisationCode,
    suite: SealSuite,
    publicKey: base64(2048),
    notBefore: Instant,
    notAfter: Instant,
  }),
]);
export const MailboxStatement = mailboxFormat.any;
export type MailboxStatement = z.infer<typeof MailboxStatement>;

export const Person = z
  .strictObject({
    code: PersonCode,
    name: Name,
    role: z.enum(['clerk', 'head']),
    ...term,
    /** The certificates the person may sign with, former ones included; none serves longer than the person. */
    certificates: z.array(DatedCertificate).max(64),
  })
  .refine(ordered);
export type Person = z.infer<typeof Person>;

export const Organisation = z.strictObject({
  code: OrganisationCode,
  name: Name,
  superior: OrganisationCode.optional(),
  /** 1 ministry or province, down to 4. */
  tier: z.int().min(1).max(4),
  /** The parts a notation of this organisation may consist of, besides type codes: `UBND`, `NC`, `M`. */
  notationParts: z.array(Notation).max(64),
  /** Set when the body is dissolved or merged: nobody signs for it or writes to it from then on. */
  until: Instant.optional(),
  persons: z.array(Person).max(2_000),
  /** The certificates of the organisation's own token, former ones included. */
  seals: z.array(DatedCertificate).max(64),
  /**
   * The terminal, by the SPKI digest of its TLS key: at most one. A mailbox has one reader: what it has
   * acknowledged is dropped, and a second reader would never receive it.
   */
  terminals: z.array(z.strictObject({ code: TerminalCode, key: Digest })).max(1),
  mailbox: z.strictObject({ statement: MailboxStatement, signature: DerBase64 }).optional(),
});
export type Organisation = z.infer<typeof Organisation>;

/** Signed as a whole by the directory authority, numbered, usable offline. */
export const directoryFormat = format([
  z.strictObject({
    purpose: z.literal('tram-mat/directory'),
    version: z.int().min(1),
    at: Instant,
    /** The certificates with which the endpoint signs receipts, time and anchors, former ones included. */
    endpointSigners: z.array(DatedCertificate).max(64),
    organisations: z.array(Organisation).max(20_000),
  }),
]);
export const Directory = directoryFormat.any;
export type Directory = z.infer<typeof Directory>;
