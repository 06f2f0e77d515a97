import { z } from 'zod';
import { Sequence } from '../../scalar.ts';
import { copiesFrom } from '../custody-parts.ts';
import { actForm } from './form.ts';

/** Who offered copies with entry `offer` keeps them. */
export const takeBack = actForm({
  subject: 'record',
  generations: [z.strictObject({ ...copiesFrom, offer: Sequence })],
});
