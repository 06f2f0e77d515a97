import { z } from 'zod';
import { Holder } from '../../custody/holder.ts';
import { copiesFrom, someCopies } from '../custody-parts.ts';
import { actForm } from './form.ts';

/**
 * Missing copies were found, and who answers for them from then on. The first generation does not say who answered for
 * them until then, and ends all that was open about a copy which is found with another.
 */
export const find = actForm({
  subject: 'record',
  generations: [
    z.strictObject({ ...someCopies, holder: Holder }),
    z.strictObject({ ...copiesFrom, holder: Holder }),
  ],
});
