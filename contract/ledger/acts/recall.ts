import { z } from 'zod';
import { LocalDate } from '../../scalar.ts';
import { copiesFrom } from '../custody-parts.ts';
import { actForm } from './form.ts';

/** A person or a unit is asked to give copies back by a day (thu hồi từ đơn vị). */
export const recall = actForm({
  subject: 'record',
  generations: [z.strictObject({ ...copiesFrom, until: LocalDate })],
});
