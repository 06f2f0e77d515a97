import { z } from 'zod';
import { ascending } from '../../lists.ts';
import { CopyNumber } from '../../record/fields.ts';
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
    // A lost copy is gone: `copies` go in the place of those that were lost, on paper.
    z
      .strictObject({
        to: BodyCode,
        ...sentAgain,
        copies: ascending(CopyNumber, { min: 1, max: 999 }).optional(),
      })
      .refine(({ after, envelope, copies }) =>
        after === 'lost' ? copies !== undefined && envelope === undefined : copies === undefined,
      ),
  ],
});
