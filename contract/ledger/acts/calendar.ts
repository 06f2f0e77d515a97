import { z } from 'zod';
import { Year } from '../../scalar.ts';
import { Proof } from '../parts.ts';
import { actForm } from './form.ts';

/** The calendar of a year was taken in, or a later version of it. */
export const calendar = actForm({
  subject: 'token',
  generations: [z.strictObject({ year: Year, version: z.int().min(1), statement: Proof })],
});
