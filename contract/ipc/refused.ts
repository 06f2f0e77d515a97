import { z } from 'zod';
import { Notation, RefusalReason, TypeCode } from '../record/fields.ts';
import { EnvelopeId, Instant, LocalDate, OrganisationCode, PersonCode } from '../scalar.ts';

/**
 * An envelope that was refused here: who sent it, and who refused it when and why. Of its record what stands on the
 * screen before a count too: the record may come again and is then counted blind, so its number and level stay away.
 */
export const RefusedEnvelope = z.strictObject({
  envelope: EnvelopeId,
  from: OrganisationCode,
  /** Null where the record is not at hand. */
  document: z
    .strictObject({
      typeCode: TypeCode.optional(),
      notation: Notation.optional(),
      issuedOn: LocalDate.optional(),
    })
    .nullable(),
  receivedAt: Instant,
  refusedAt: Instant,
  by: PersonCode,
  reasons: z.array(RefusalReason).min(1).max(5),
});
export type RefusedEnvelope = z.infer<typeof RefusedEnvelope>;

/** The newest first. */
export const RefusedEnvelopes = z.strictObject({ refused: z.array(RefusedEnvelope).max(50) });
