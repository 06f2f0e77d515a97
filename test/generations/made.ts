import { z } from 'zod';
import { ControlCode } from '../../contract/record/control-code.ts';
import { Digest, EnvelopeId, Instant, OrganisationCode, TokenSerial } from '../../contract/scalar.ts';

/** What the clerk of A has chosen for the look of the windows. */
export const preferences = { language: 'en', theme: 'contrast', zoom: 150 } as const;

const Token = z.strictObject({ serial: TokenSerial, pin: z.string() });
const Tokens = z.strictObject({
  organisation: OrganisationCode,
  clerk: Token,
  head: Token,
  organisationToken: Token,
});
/** SHA-256 over the lines of a ledger, each with its line feed. */
const Ledger = z.strictObject({ entries: z.int().min(1), sha256: Digest });

/** `made.json` of a generation: what made it and when, how to open it, and what it must still say. */
export const Made = z.strictObject({
  commit: z.string().regex(/^[0-9a-f]{40}$/),
  /** When all had stopped; tests set their clock to it. */
  at: Instant,
  terminals: z.strictObject({ a: Tokens, b: Tokens }),
  ledgers: z.strictObject({ a: Ledger, b: Ledger }),
  /** What was left unfinished, for an exchange that goes on. */
  left: z.strictObject({
    /** Records whose envelopes wait for the clerk of B, or lie in A's mailbox at the endpoint. */
    enterAtB: ControlCode,
    enterAtA: ControlCode,
    /** A record that A issued without a connection, and one that B entered without. */
    queuedAtA: ControlCode,
    answerQueuedAtB: ControlCode,
    /** An envelope that the endpoint refused for good. */
    deadAtA: EnvelopeId,
    /** A record that A has registered only. */
    issueAtA: ControlCode,
  }),
});
export type Made = z.infer<typeof Made>;
