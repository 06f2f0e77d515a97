import { z } from 'zod';
import { Carrier, RunNumber } from '../../record/paper.ts';
import { copiesFrom } from '../custody-parts.ts';
import { actForm } from './form.ts';

/** Copies of another body's document are on their way back to it (gửi lại): it has them once its slip is here. */
export const sendBack = actForm({
  subject: 'record',
  generations: [z.strictObject({ ...copiesFrom, carrier: Carrier, run: RunNumber })],
});
