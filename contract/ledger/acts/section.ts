import { z } from 'zod';
import { Proof } from '../parts.ts';
import { actForm } from './form.ts';

/** A newer section of the organisation was verified and takes the place of the one before. */
export const section = actForm({
  subject: 'token',
  generations: [z.strictObject({ version: z.int().min(1), statement: Proof })],
});
