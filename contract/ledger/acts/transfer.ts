import { z } from 'zod';
import { Receiver } from '../../custody/holder.ts';
import { Permit } from '../../custody/permit.ts';
import { copiesFrom } from '../custody-parts.ts';
import { actForm } from './form.ts';

/** Copies are offered to somebody who is to answer for them from then on (chuyển giao). */
export const transfer = actForm({
  subject: 'record',
  generations: [z.strictObject({ ...copiesFrom, to: Receiver, permit: Permit.optional() })],
});
