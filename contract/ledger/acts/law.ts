import { z } from 'zod';
import { LocalDate } from '../../scalar.ts';
import { Proof } from '../parts.ts';
import { actForm } from './form.ts';

/** An edition of the law was taken in; it counts from then on for what happens from its day on. */
export const law = actForm({
  subject: 'token',
  generations: [z.strictObject({ effective: LocalDate, statement: Proof })],
});
