import { z } from 'zod';
import { ErrorCode } from '../errors/index.ts';
import { CodedRecord } from '../record/coded-record.ts';
import { ControlCode } from '../record/control-code.ts';
import { CancelReason, CopyNumber, RefusalReason } from '../record/fields.ts';
import { MessageStatus } from '../record/status.ts';
import {
  Digest,
  EnvelopeId,
  Instant,
  OrganisationCode,
  PersonCode,
  Sequence,
  TokenSerial,
} from '../scalar.ts';

/**
 * Acts: everything that happens on a terminal, as closed data. A register is what the acts add up to.
 * Documents of proof (signed bytes, CMS) are kept by digest beside the ledger; acts refer to the digests.
 */

/** Which copies went to whom (bản số … gửi …). */
export const Allocation = z.strictObject({
  to: OrganisationCode,
  copies: z.array(CopyNumber).min(1).max(999),
});
export type Allocation = z.infer<typeof Allocation>;

/** A signed statement: digests of the exact bytes and of the detached CMS over them. */
export const Proof = z.strictObject({ content: Digest, signature: Digest });
export type Proof = z.infer<typeof Proof>;

/** Which directory a terminal went by: its version and the SHA-256 of its signed bytes. */
export const DirectoryMark = z.strictObject({ version: z.int().min(1), digest: Digest });
export type DirectoryMark = z.infer<typeof DirectoryMark>;

const onRecord = <Act extends string, Data extends z.ZodType>(act: Act, data: Data) =>
  z.strictObject({ act: z.literal(act), subject: ControlCode, data });
const onEnvelope = <Act extends string, Data extends z.ZodType>(act: Act, data: Data) =>
  z.strictObject({ act: z.literal(act), subject: EnvelopeId, data });
const onToken = <Act extends string, Data extends z.ZodType>(act: Act, data: Data) =>
  z.strictObject({ act: z.literal(act), subject: TokenSerial, data });

export const Act = z.discriminatedUnion('act', [
  /** A line is written in the outgoing register. */
  onRecord('register', z.strictObject({ record: CodedRecord })),
  /** Old and new line; code, book, year and ordinal never change. Only before issue. */
  onRecord('correct', z.strictObject({ old: CodedRecord, new: CodedRecord })),
  /** The ordinal and number stay used. Only before issue. */
  onRecord('cancel', z.strictObject({ reason: CancelReason })),
  /** Signed by the person, then the organisation, and laid into the outbox, in one transaction. */
  onRecord(
    'issue',
    z.strictObject({
      record: Proof,
      dispatch: Proof,
      allocation: z.array(Allocation).min(1).max(500),
      envelopes: z
        .array(z.strictObject({ id: EnvelopeId, to: OrganisationCode }))
        .min(1)
        .max(500),
    }),
  ),
  /** The endpoint's signed receipt for an envelope of ours is in hand. */
  onEnvelope('deliver', z.strictObject({ receipt: Proof, to: OrganisationCode })),
  /** An envelope came, its signatures hold, and its record waits for the clerk. */
  onEnvelope(
    'receive',
    z.strictObject({
      code: ControlCode,
      from: OrganisationCode,
      envelope: Digest,
      record: Proof,
      dispatch: Proof,
      copies: z.array(CopyNumber).min(1).max(999),
    }),
  ),
  /**
   * An envelope came that must not be believed; it is kept as it came. What could not even be read stands under
   * an identity made of its place and its bytes, of which nothing else is kept. A sender that the directory does
   * not list is not named.
   */
  onEnvelope(
    'reject',
    z.strictObject({ from: OrganisationCode.nullable(), envelope: Digest, fault: ErrorCode }),
  ),
  /** A line is written in the incoming register; `envelope` is absent when the paper came alone. */
  onRecord(
    'enter',
    z.strictObject({
      record: CodedRecord,
      envelope: EnvelopeId.optional(),
      copies: z.array(CopyNumber).min(1).max(999),
      statement: Proof.optional(),
    }),
  ),
  /**
   * The envelope of a document whose paper was entered before: the line takes on what its issuer signed, and
   * keeps its place in the register.
   */
  onRecord(
    'join',
    z.strictObject({
      old: CodedRecord,
      new: CodedRecord,
      envelope: EnvelopeId,
      copies: z.array(CopyNumber).min(1).max(999),
      statement: Proof,
    }),
  ),
  /** Từ chối tiếp nhận: the sender is told why. */
  onRecord(
    'refuse',
    z.strictObject({ envelope: EnvelopeId, reasons: z.array(RefusalReason).min(1).max(5), statement: Proof }),
  ),
  /** The other side's signed statement about a document of ours. */
  onRecord(
    'status',
    z.strictObject({
      envelope: EnvelopeId,
      from: OrganisationCode,
      status: MessageStatus,
      reasons: z.array(RefusalReason).max(5),
      statement: Proof,
    }),
  ),
  /** A person put a dead letter back into the queue, or took it out of it. */
  onEnvelope('retry', z.strictObject({})),
  onEnvelope('withdraw', z.strictObject({})),
  /** The directory is absent in ledgers that were begun before it was named. */
  onToken('unlock', z.strictObject({ directory: DirectoryMark.optional() })),
  onToken(
    'lock',
    z.strictObject({
      cause: z.enum(['person', 'idle', 'token-removed', 'token-host-lost', 'shutdown', 'person-ended']),
    }),
  ),
  /** A newer directory was verified and takes the place of the one before. */
  onToken('directory', DirectoryMark),
  /**
   * Something that must be looked into: a clock set back, a ledger behind its anchor, a damaged page. `code` is
   * that of the records it is about (RECORD_CODE_SHARED).
   */
  onToken('incident', z.strictObject({ fault: ErrorCode, code: ControlCode.optional() })),
]);
export type Act = z.infer<typeof Act>;
export type ActName = Act['act'];
export type ActOf<Name extends ActName> = Extract<Act, { act: Name }>;

/** The frame around an act; `hash` is SHA-256 over the RFC 8785 form of frame and act without `hash`. */
export const EntryFrame = z.strictObject({
  seq: Sequence,
  at: Instant,
  actor: PersonCode,
  prev: Digest,
  hash: Digest,
});
export type EntryFrame = z.infer<typeof EntryFrame>;
export type LedgerEntry = EntryFrame & Act;

/** Parses one line strictly: the frame and the act are both closed. */
export function parseLedgerEntry(line: unknown): LedgerEntry {
  const { seq, at, actor, prev, hash, ...act } = z.record(z.string(), z.unknown()).parse(line);
  return { ...EntryFrame.parse({ seq, at, actor, prev, hash }), ...Act.parse(act) };
}
