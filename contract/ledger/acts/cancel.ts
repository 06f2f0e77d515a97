import { z } from 'zod';
import { CancelReason } from '../../record/fields.ts';
import { OrganisationCode } from '../../scalar.ts';
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
  ],
});
