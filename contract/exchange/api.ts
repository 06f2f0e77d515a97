import { z } from 'zod';
import { plainFailureSchema, refusalCodes } from '../errors/index.ts';
import { format } from '../generations.ts';
import { AnchorReceipt, Checkpoint } from '../ledger/checkpoint.ts';
import {
  base64,
  DerBase64,
  Digest,
  EnvelopeId,
  Instant,
  OrganisationCode,
  Sequence,
  TerminalCode,
} from '../scalar.ts';
import { SignedReads } from './reads.ts';

/**
 * The endpoint's HTTP interface, version 1: every body is closed, every answer that matters is signed. Path, query and
 * body of a request have one spelling, without percent signs and as JSON.stringify writes it; any other is refused.
 */

/** Of this system alone: the ordinary axis refuses it, and the endpoint refuses any other. */
export const mediaType = 'application/vnd.tram-mat.v1+json';

/** RFC 5705 exporter label that binds a session to its TLS connection; 32 bytes, no context. */
export const exporterLabel = 'EXPORTER-tram-mat-session-1';

/** A statement and a detached CMS over its RFC 8785 form. */
const signed = <Statement extends z.ZodType>(statement: Statement) =>
  z.strictObject({ statement, signature: DerBase64 });

/** `POST /v1/session`: the user's token signs the exporter value of this very connection. */
export const SessionStatement = z.strictObject({
  purpose: z.literal('tram-mat/session'),
  exporter: base64(32),
  organisation: OrganisationCode,
  terminal: TerminalCode,
  at: Instant,
});
export type SessionStatement = z.infer<typeof SessionStatement>;
export const SessionRequest = signed(SessionStatement);

export const SignedAnchor = signed(AnchorReceipt);
export type SignedAnchor = z.infer<typeof SignedAnchor>;
export const SessionAnswer = z.strictObject({
  organisation: OrganisationCode,
  /** What the endpoint last countersigned for this terminal; a ledger behind it has been rolled back. */
  lastAnchor: SignedAnchor.nullable(),
});
export type SessionAnswer = z.infer<typeof SessionAnswer>;

/** `PUT /v1/envelopes/{id}`: the endpoint's signed receipt for exactly these bytes. */
export const storageReceiptFormat = format([
  z.strictObject({
    purpose: z.literal('tram-mat/stored'),
    id: EnvelopeId,
    /** SHA-256 over the RFC 8785 form of the envelope. */
    digest: Digest,
    seq: Sequence,
    at: Instant,
  }),
]);
export const StorageReceipt = storageReceiptFormat.any;
export type StorageReceipt = z.infer<typeof StorageReceipt>;
export const PutEnvelopeAnswer = signed(StorageReceipt);
export type PutEnvelopeAnswer = z.infer<typeof PutEnvelopeAnswer>;

/** A number in a query in its one spelling: no sign, no exponent, no base, no leading zero. */
const decimal = (max: number) =>
  z
    .string()
    .regex(/^(?:0|[1-9]\d{0,15})$/)
    .transform(Number)
    .pipe(z.int().max(max));

/** `GET /v1/mailbox?after=seq&wait=seconds&limit=count`: oldest first, at most `limit` envelopes. */
export const mailboxPage = 50;
export const MailboxQuery = z.strictObject({
  after: decimal(Number.MAX_SAFE_INTEGER),
  wait: decimal(30),
  limit: decimal(mailboxPage).pipe(z.int().min(1)).default(mailboxPage),
});
export const MailboxAnswer = z.strictObject({
  /** Each envelope is validated separately: an invalid one must not hold up those behind it. */
  items: z.array(z.strictObject({ seq: Sequence, envelope: z.unknown() })).max(mailboxPage),
});
export type MailboxAnswer = z.infer<typeof MailboxAnswer>;

/** `POST /v1/mailbox/ack`: every envelope up to and including `upTo` is safe with the receiver. */
export const AckRequest = z.strictObject({ upTo: Sequence });
export const AckAnswer = z.strictObject({ upTo: Sequence });

/** `GET /v1/directory?since=version`: null when there is nothing newer. The statement is canonical bytes. */
export const PublishedDirectory = z.strictObject({
  statement: base64(64 * 1024 * 1024),
  signature: DerBase64,
});
export const DirectoryAnswer = z.strictObject({ directory: PublishedDirectory.nullable() });
export type DirectoryAnswer = z.infer<typeof DirectoryAnswer>;

/** Bytes of a part of the directory: it comes whole over a line that is thin and breaks. Three bytes are four digits. */
export const directoryPartBytes = 64 * 1023;
const mostParts = 1040;

/**
 * `GET /v1/directory?since=version&part=number&of=version`: the directory in parts, so that a line that breaks does not
 * begin it anew. `of` is the version of the parts in hand, 0 before the first; of another version the first part comes.
 */
export const DirectoryQuery = z
  .strictObject({
    since: decimal(Number.MAX_SAFE_INTEGER),
    part: decimal(mostParts - 1).optional(),
    of: decimal(Number.MAX_SAFE_INTEGER).optional(),
  })
  .refine(({ part, of }) => (part === undefined) === (of === undefined));
export const DirectoryPart = z.strictObject({
  version: Sequence,
  number: z
    .int()
    .min(0)
    .max(mostParts - 1),
  parts: z.int().min(1).max(mostParts),
  /** Of the statement. */
  bytes: base64(directoryPartBytes),
  /** Of the whole. */
  signature: DerBase64,
});
export type DirectoryPart = z.infer<typeof DirectoryPart>;
export const DirectoryPartAnswer = z.strictObject({ part: DirectoryPart.nullable() });

/**
 * `POST /v1/anchors`: a signed checkpoint goes in, its countersignature in the generation of the request comes out.
 * A terminal that has once asked in a generation may not ask in an older one.
 */
export const anchorRequestFormat = format([
  signed(Checkpoint),
  z.strictObject({ generation: z.literal(2), statement: Checkpoint, signature: DerBase64 }),
]);
export const AnchorRequest = anchorRequestFormat.any;

/**
 * `PUT /v1/reads`: which records this terminal reads; a later statement takes the place of the one before. Nothing else
 * of a terminal's can state it: what the directory and the session hold is closed.
 */
export const PutReadsRequest = SignedReads;
export const PutReadsAnswer = z.strictObject({ at: Instant });

/** `GET /v1/reads/{organisation}`: what its terminal stated last; null when it stated nothing. */
export const ReadsAnswer = z.strictObject({ reads: SignedReads.nullable() });
export type ReadsAnswer = z.infer<typeof ReadsAnswer>;

/** `GET /v1/time?nonce=…`: signed time; the nonce proves that it is now. */
export const TimeQuery = z.strictObject({ nonce: Digest });
export const TimeStatement = z.strictObject({
  purpose: z.literal('tram-mat/time'),
  nonce: Digest,
  at: Instant,
});
export const TimeAnswer = signed(TimeStatement);
export type TimeAnswer = z.infer<typeof TimeAnswer>;

/** `GET /v1/health`. */
export const HealthAnswer = z.strictObject({ ok: z.literal(true) });
export type HealthAnswer = z.infer<typeof HealthAnswer>;

/** Any refusal: no detail crosses this border. `field` names a key of the schema, never a value. */
export const Refusal = plainFailureSchema(refusalCodes);
export type Refusal = z.infer<typeof Refusal>;
