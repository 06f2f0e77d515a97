import { z } from 'zod';
import { ErrorCode } from '../errors/index.ts';
import { blindShape, issuedFields } from '../record/coded-record.ts';
import { ControlCode } from '../record/control-code.ts';
import { DocumentNumber, Level, Notation } from '../record/fields.ts';
import { MessageStatus, TransportState } from '../record/status.ts';
import { BodyCode, EnvelopeId, Instant, OrganisationCode, Year } from '../scalar.ts';
import { RefusedEnvelope } from './refused.ts';
import { SignatureView } from './signature-view.ts';
import { Locked, maxSharedWith } from './views.ts';

/** A record whose paper is still to be counted: without what is counted, or what tells it. */
const BlindRecord = z.strictObject(blindShape);

/** A verified envelope whose record waits for the clerk. */
export const WaitingEnvelope = z.strictObject({
  envelope: EnvelopeId,
  from: OrganisationCode,
  receivedAt: Instant,
  record: BlindRecord,
  signatures: z.array(SignatureView).max(4),
  /** The line under which its paper was entered before, and the fields in which that differs from the record. */
  paper: z
    .strictObject({
      year: Year,
      ordinal: z.int().min(1),
      differs: z.array(z.enum(issuedFields)).max(issuedFields.length),
    })
    .nullable(),
  /** When and why envelopes of this sender with this code were refused before, the newest first. */
  refusedBefore: z.array(RefusedEnvelope.pick({ refusedAt: true, reasons: true })).max(50),
  /** Others from whom a record under the same code came (RECORD_CODE_SHARED). */
  sharedWith: z.array(BodyCode).max(maxSharedWith),
});
export type WaitingEnvelope = z.infer<typeof WaitingEnvelope>;

/** Waiting envelopes shown at once. */
export const waitingPage = 50;

/** What the clerk counted on and in the paper envelope; it must equal the record before entry. */
export const EnvelopeCheck = z.strictObject({
  level: Level,
  number: DocumentNumber,
  copies: z.int().min(1).max(999),
  pages: z.int().min(1).max(9999).optional(),
  pieces: z.int().min(1).max(9999).optional(),
  enclosures: z.int().min(0).max(999).optional(),
  sealIntact: z.boolean(),
});
export type EnvelopeCheck = z.infer<typeof EnvelopeCheck>;

export const OutboxRow = z.strictObject({
  envelope: EnvelopeId,
  kind: z.enum(['deliver', 'status']),
  /** Which status it states; null for a record. */
  status: MessageStatus.nullable(),
  code: ControlCode.nullable(),
  /** The document's number; null where no register here holds it, so that its number is to be counted still. */
  document: z.strictObject({ number: DocumentNumber, notation: Notation }).nullable(),
  to: OrganisationCode,
  state: TransportState,
  attempts: z.int().min(0),
  queuedAt: Instant,
  nextAttemptAt: Instant.nullable(),
  storedAt: Instant.nullable(),
  fault: ErrorCode.nullable(),
});
export type OutboxRow = z.infer<typeof OutboxRow>;

/** A page of the outbox, without the lines that are not told. */
export const OutboxPage = z.strictObject({
  total: z.int().min(0),
  rows: z.array(OutboxRow).max(200),
  locked: Locked,
});
