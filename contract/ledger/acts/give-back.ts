import { z } from 'zod';
import { Receiver } from '../../custody/holder.ts';
import { copiesFrom } from '../custody-parts.ts';
import { actForm } from './form.ts';

/** Copies that were lent or given out are offered back (trả lại). */
export const giveBack = actForm({
  subject: 'record',
  generations: [z.strictObject({ ...copiesFrom, to: Receiver })],
});
