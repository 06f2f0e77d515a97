import { z } from 'zod';
import { format } from '../generations.ts';
import { DerBase64, Instant, OrganisationCode, TerminalCode } from '../scalar.ts';

/** Number of a generation of the records that agencies send each other, also of one that comes after this version. */
export const RecordGeneration = z.int().min(1).max(999);
export type RecordGeneration = z.infer<typeof RecordGeneration>;

/**
 * The newest generation of a record that a terminal reads, with all before it (decision 0014). What travels with a
 * record has its own numbers: a later version that changes one of those forms, and not the record's, states a later
 * generation of its own.
 */
export const readsFormat = format([
  z.strictObject({
    purpose: z.literal('tram-mat/reads'),
    organisation: OrganisationCode,
    terminal: TerminalCode,
    newest: RecordGeneration,
    at: Instant,
  }),
]);
export const ReadsStatement = readsFormat.any;
export type ReadsStatement = z.infer<typeof ReadsStatement>;

/** Signed by a person of the organisation. */
export const SignedReads = z.strictObject({ statement: ReadsStatement, signature: DerBase64 });
export type SignedReads = z.infer<typeof SignedReads>;

/** The fields that came with a generation after the first, or that take a value which those before it cannot hold. */
export const LaterField = z.enum(['recipients', 'copyAllowed', 'carrier', 'pieces', 'protectUntil']);
export type LaterField = z.infer<typeof LaterField>;

/** What one reads that has stated nothing: the endpoint has no statement of a terminal of before. */
export const readsWithoutStatement = 1 satisfies RecordGeneration;
