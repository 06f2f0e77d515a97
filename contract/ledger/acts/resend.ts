import { z } from 'zod';
import { ascending } from '../../lists.ts';
import { CopyNumber } from '../../record/fields.ts';
import { RecordGeneration } from '../../record/generation.ts';
import { BodyCode, Digest, EnvelopeId, OrganisationCode } from '../../scalar.ts';
import { actForm } from './form.ts';

const envelope = z.strictObject({ id: EnvelopeId, digest: Digest }).optional();
const sentAgain = { after: z.enum(['refused', 'lost']), envelope };
const after = z.enum(['refused', 'lost', 'withdrawn']);
const copies = ascending(CopyNumber, { min: 1, max: 999 }).optional();

/** Copies are named after a loss, which goes on paper, and after nothing else. */
const namesLost = (data: { after: string; envelope?: unknown; copies?: unknown }): boolean =>
  data.after === 'lost'
    ? data.copies !== undefined && data.envelope === undefined
    : data.copies === undefined;

/**
 * An issued record goes once more to a recipient that refused it, whose paper was lost, or whose envelope was withdrawn.
 * `envelope` is absent where it goes on paper; the signatures are those of the issue.
 */
export const resend = actForm({
  subject: 'record',
  generations: [
    z.strictObject({ to: OrganisationCode, ...sentAgain }),
    // Also a body outside the directory.
    z.strictObject({ to: BodyCode, ...sentAgain }),
    // A lost copy is gone: `copies` go in the place of those that were lost, on paper.
    z.strictObject({ to: BodyCode, ...sentAgain, copies }).refine(namesLost),
    // Also where the envelope before was withdrawn.
    z.strictObject({ to: BodyCode, after, envelope, copies }).refine(namesLost),
    // In which generation of the issue the record goes in the envelope.
    z
      .strictObject({
        ...{ to: BodyCode, after },
        envelope: z.strictObject({ id: EnvelopeId, digest: Digest, generation: RecordGeneration }).optional(),
        copies,
      })
      .refine(namesLost),
  ],
});
