import { z } from 'zod';
import { format } from '../generations.ts';
import { Allocation } from '../ledger/parts.ts';
import { ascending } from '../lists.ts';
import { ControlCode } from '../record/control-code.ts';
import { RefusalReason } from '../record/fields.ts';
import { MessageStatus } from '../record/status.ts';
import { base64, DerBase64, Digest, EnvelopeId, Instant, OrganisationCode, PersonCode } from '../scalar.ts';

/** What is inside a seal. Signed statements travel as the exact bytes that were signed. */
const StatementBytes = base64(64 * 1024);

/**
 * What the organisation signs, after the person: it covers the digest of the person's signature, so the order of the
 * two cannot be reversed (NĐ 30/2020 Điều 32: the organisation signs after the competent person).
 */
export const dispatchFormat = format([
  z.strictObject({
    purpose: z.literal('tram-mat/dispatch'),
    code: ControlCode,
    from: OrganisationCode,
    record: Digest,
    recordSignature: Digest,
    allocation: z.array(Allocation).min(1).max(500),
    at: Instant,
  }),
  // Which copies go to whom follows from the record (domain/custody/allocation.ts).
  z.strictObject({
    generation: z.literal(2),
    purpose: z.literal('tram-mat/dispatch'),
    code: ControlCode,
    from: OrganisationCode,
    record: Digest,
    recordSignature: Digest,
    at: Instant,
  }),
]);
export const Dispatch = dispatchFormat.any;
export type Dispatch = z.infer<typeof Dispatch>;

const statusShape = {
  purpose: z.literal('tram-mat/status'),
  envelope: EnvelopeId,
  code: ControlCode,
  from: OrganisationCode,
  by: PersonCode,
  status: MessageStatus,
  reasons: z.array(RefusalReason).max(5),
  at: Instant,
};

/** The receiver's signed status of a document: 01 arrived, 02 refused with reasons, 03 entered. */
export const statusFormat = format([
  z.strictObject(statusShape),
  z.strictObject({
    generation: z.literal(2),
    ...statusShape,
    reasons: ascending(RefusalReason, { max: 5 }),
  }),
]);
export const StatusStatement = statusFormat.any;
export type StatusStatement = z.infer<typeof StatusStatement>;

export const bodyFormat = format([
  z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('deliver'),
      record: StatementBytes,
      recordSignature: DerBase64,
      dispatch: StatementBytes,
      dispatchSignature: DerBase64,
    }),
    z.strictObject({ kind: z.literal('status'), statement: StatementBytes, signature: DerBase64 }),
  ]),
]);
export const Body = bodyFormat.any;
export type Body = z.infer<typeof Body>;
