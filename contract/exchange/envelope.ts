import { z } from 'zod';
import { format } from '../generations.ts';
import { InclusionProof } from '../ledger/checkpoint.ts';
import { base64, DerBase64, Digest, EnvelopeId, Instant, OrganisationCode } from '../scalar.ts';

/** Padded lengths of a sealed body, in bytes before sealing: the wire shows a class, never a length. */
export const sizeClasses = { s: 8 * 1024, m: 32 * 1024, l: 128 * 1024 } as const;
export const SizeClass = z.enum(['s', 'm', 'l']);
export type SizeClass = z.infer<typeof SizeClass>;

/** RFC 9180 suite: X-Wing KEM, HKDF-SHA256, AES-256-GCM. A national module would add its own id. */
export const SealSuite = z.enum(['xwing-aes256gcm-1']);
export type SealSuite = z.infer<typeof SealSuite>;

/** All that the endpoint, or anyone on the wire, may learn. */
export const EnvelopeHeader = z.strictObject({
  id: EnvelopeId,
  from: OrganisationCode,
  to: OrganisationCode,
  kind: z.enum(['deliver', 'status']),
  /** That of the batch, and nothing else. */
  at: Instant,
  sizeClass: SizeClass,
  suite: SealSuite,
});
export type EnvelopeHeader = z.infer<typeof EnvelopeHeader>;

/**
 * What the sender's token signs: the RFC 6962 tree head over the envelopes that leave together, so that
 * twelve recipients cost one signature. A leaf is the RFC 8785 form of `{ header, sealed: SHA-256 }`.
 */
export const batchFormat = format([
  z.strictObject({
    purpose: z.literal('tram-mat/envelopes'),
    from: OrganisationCode,
    root: Digest,
    size: z.int().min(1).max(500),
    at: Instant,
  }),
]);
export const Batch = batchFormat.any;
export type Batch = z.infer<typeof Batch>;

export const envelopeFormat = format([
  z.strictObject({
    header: EnvelopeHeader,
    /** HPKE encapsulation and ciphertext, one after the other. */
    sealed: base64(sizeClasses.l + 4096),
    batch: Batch,
    proof: InclusionProof,
    /** Detached CMS over the RFC 8785 form of `batch`. */
    signature: DerBase64,
  }),
]);
export const Envelope = envelopeFormat.any;
export type Envelope = z.infer<typeof Envelope>;
