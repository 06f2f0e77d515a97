import { z } from 'zod';
import { StoreLocation } from '../../record/fields.ts';
import { copiesFrom } from '../custody-parts.ts';
import { actForm } from './form.ts';

/** Copies go from one shelf to another. */
export const move = actForm({
  subject: 'record',
  generations: [z.strictObject({ ...copiesFrom, place: StoreLocation })],
});
