import { z } from 'zod';
import { format } from '../generations.ts';
import { RecordGeneration } from '../record/generation.ts';
import { DerBase64, Instant, OrganisationCode, TerminalCode } from '../scalar.ts';

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

/** What one reads that has stated nothing: the endpoint has no statement of a terminal of before. */
export const readsWithoutStatement = 1 satisfies RecordGeneration;
