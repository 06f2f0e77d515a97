import { z } from 'zod';
import { OrganisationCode } from '../../scalar.ts';
import { Proof } from '../parts.ts';
import { actForm } from './form.ts';

/** The endpoint's signed receipt for an envelope of ours is in hand. */
export const deliver = actForm({
  subject: 'envelope',
  generations: [z.strictObject({ receipt: Proof, to: OrganisationCode })],
});
