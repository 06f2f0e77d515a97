import { z } from 'zod';
import { ascending } from '../../lists.ts';
import { RefusalReason } from '../../record/fields.ts';
import { EnvelopeId } from '../../scalar.ts';
import { Proof } from '../parts.ts';
import { actForm } from './form.ts';

/** Từ chối tiếp nhận: the sender is told why. */
export const refuse = actForm({
  subject: 'record',
  generations: [
    z.strictObject({
      envelope: EnvelopeId,
      reasons: z.array(RefusalReason).min(1).max(5),
      statement: Proof,
    }),
    z.strictObject({
      envelope: EnvelopeId,
      reasons: ascending(RefusalReason, { min: 1, max: 5 }),
      statement: Proof,
    }),
  ],
});
