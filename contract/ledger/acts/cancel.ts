import { z } from 'zod';
import { CancelReason } from '../../record/fields.ts';
import { actForm } from './form.ts';

/** The ordinal and number stay used. Only before issue. */
export const cancel = actForm({
  subject: 'record',
  generations: [z.strictObject({ reason: CancelReason })],
});
