import { z } from 'zod';
import { BodyCode, Digest, EnvelopeId, OrganisationCode } from '../../scalar.ts';
import { actForm } from './form.ts';

const sentAgain = {
  after: z.enum(['refused', 'lost']),
  envelope: z.strictObject({ id: EnvelopeId, digest: Digest }).optional(),
};

/**
 * An issued record goes once more to a recipient that refused it, or whose paper was lost. `envelope` is absent where it
 * goes on paper; the signatures are those of the issue.
 */
export const resend = actForm({
  subject: 'record',
  generations: [
    z.strictObject({ to: OrganisationCode, ...sentAgain }),
    // Also a body outside the directory.
    z.strictObject({ to: BodyCode, ...sentAgain }),
  ],
});
