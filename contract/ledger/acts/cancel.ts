import { z } from 'zod';
import { CancelReason } from '../../record/fields.ts';
import { BodyCode, OrganisationCode } from '../../scalar.ts';
import { actForm } from './form.ts';

/**
 * The ordinal and number stay used. A record of our own, before it is issued; from the second generation, which names
 * the issuer, also a line of the incoming register whose paper came without an envelope.
 */
export const cancel = actForm({
  subject: 'record',
  generations: [
    z.strictObject({ reason: CancelReason }),
    z.strictObject({ issuer: OrganisationCode, reason: CancelReason }),
    // Paper of a body outside the directory.
    z.strictObject({ issuer: BodyCode, reason: CancelReason }),
  ],
});
