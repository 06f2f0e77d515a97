import { z } from 'zod';
import { format } from '../generations.ts';
import { Digest, Instant, OrganisationCode, Sequence, TerminalCode } from '../scalar.ts';

/**
 * Checkpoint: the bytes one token signature covers in place of many. `merkleRoot` is the RFC 6962 tree head
 * over the hashes of entries `fromSeq` to `toSeq`; `head` is the hash of entry `toSeq`.
 */
export const checkpointFormat = format([
  z.strictObject({
    terminal: TerminalCode,
    fromSeq: Sequence,
    toSeq: Sequence,
    merkleRoot: Digest,
    head: Digest,
    at: Instant,
  }),
]);
export const Checkpoint = checkpointFormat.any;
export type Checkpoint = z.infer<typeof Checkpoint>;

/** The endpoint's countersignature on a checkpoint: from now on an older ledger shows. */
export const anchorFormat = format([
  z.strictObject({
    organisation: OrganisationCode,
    terminal: TerminalCode,
    toSeq: Sequence,
    head: Digest,
    at: Instant,
  }),
  z.strictObject({
    generation: z.literal(2),
    organisation: OrganisationCode,
    terminal: TerminalCode,
    toSeq: Sequence,
    /** SHA-256 over the RFC 8785 form of the receipt of generation 1 with the same values. */
    digest: Digest,
    at: Instant,
  }),
]);
export const AnchorReceipt = anchorFormat.any;
export type AnchorReceipt = z.infer<typeof AnchorReceipt>;

/** RFC 6962 audit path: siblings from the leaf upwards. */
export const InclusionProof = z.strictObject({
  index: z.int().min(0),
  size: z.int().min(1),
  path: z.array(Digest).max(64),
});
export type InclusionProof = z.infer<typeof InclusionProof>;
