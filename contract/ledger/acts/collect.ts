import { z } from 'zod';
import { Receiver } from '../../custody/holder.ts';
import { StoreLocation } from '../../record/fields.ts';
import { acknowledged, byOther, copiesFrom } from '../custody-parts.ts';
import { actForm } from './form.ts';

/**
 * Copies are taken over by who acts, from somebody who has no session: after a meeting, at the end of a loan, on a recall.
 * `person` is who gives them up.
 */
export const collect = actForm({
  subject: 'record',
  generations: [
    z
      .strictObject({ ...copiesFrom, to: Receiver, place: StoreLocation.optional(), ...acknowledged })
      .refine(byOther),
  ],
});
