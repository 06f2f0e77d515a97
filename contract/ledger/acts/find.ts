import { z } from 'zod';
import { Holder } from '../../custody/holder.ts';
import { someCopies } from '../custody-parts.ts';
import { actForm } from './form.ts';

/** Missing copies were found, and who answers for them from then on. */
export const find = actForm({
  subject: 'record',
  generations: [z.strictObject({ ...someCopies, holder: Holder })],
});
