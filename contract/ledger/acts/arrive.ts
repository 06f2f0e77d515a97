import { z } from 'zod';
import { LocalDate, Sequence } from '../../scalar.ts';
import { someCopies } from '../custody-parts.ts';
import { actForm } from './form.ts';

/** The slip is back: the issuer has had the copies, which entry `offer` sent back to it, since that day. */
export const arrive = actForm({
  subject: 'record',
  generations: [z.strictObject({ ...someCopies, offer: Sequence, on: LocalDate })],
});
