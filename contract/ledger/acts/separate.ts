import { z } from 'zod';
import { SeparationReason } from '../../record/fields.ts';
import { OutsideCode } from '../../scalar.ts';
import { actForm } from './form.ts';

/** A body is not the one of the directory that it was joined to: its lines show its number again. */
export const separate = actForm({
  subject: 'token',
  generations: [z.strictObject({ code: OutsideCode, reason: SeparationReason })],
});
