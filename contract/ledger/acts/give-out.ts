import { z } from 'zod';
import { Receiver } from '../../custody/holder.ts';
import { Permit } from '../../custody/permit.ts';
import { copiesFrom } from '../custody-parts.ts';
import { actForm } from './form.ts';

/** Copies are offered for a meeting, and come back on the same day (phát cho cuộc họp). */
export const giveOut = actForm({
  subject: 'record',
  generations: [z.strictObject({ ...copiesFrom, to: Receiver, permit: Permit })],
});
