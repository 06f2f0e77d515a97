import { z } from 'zod';
import { RefusalReason } from '../record/fields.ts';
import { EnvelopeId, Instant, OrganisationCode, PersonCode } from '../scalar.ts';

/** An envelope that was refused here: who sent it, and who refused it when and why. Nothing of its record but the code. */
export const RefusedEnvelope = z.strictObject({
  envelope: EnvelopeId,
  from: OrganisationCode,
  receivedAt: Instant,
  refusedAt: Instant,
  by: PersonCode,
  reasons: z.array(RefusalReason).min(1).max(5),
});
export type RefusedEnvelope = z.infer<typeof RefusedEnvelope>;

/** The newest first. */
export const RefusedEnvelopes = z.strictObject({ refused: z.array(RefusedEnvelope).max(50) });
