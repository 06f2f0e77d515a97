import { z } from 'zod';
import { EnvelopeId, OrganisationCode } from '../../scalar.ts';
import { Allocation, Proof } from '../parts.ts';
import { actForm } from './form.ts';

/** Signed by the person, then the organisation, and put into the outbox, in one transaction. */
export const issue = actForm({
  subject: 'record',
  generations: [
    z.strictObject({
      record: Proof,
      dispatch: Proof,
      allocation: z.array(Allocation).min(1).max(500),
      envelopes: z
        .array(z.strictObject({ id: EnvelopeId, to: OrganisationCode }))
        .min(1)
        .max(500),
    }),
  ],
});
