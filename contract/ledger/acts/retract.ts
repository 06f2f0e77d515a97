import { z } from 'zod';
import { RetractionReason } from '../../record/fields.ts';
import { PaperBefore } from '../../record/paper.ts';
import { BodyCode, Instant, Sequence } from '../../scalar.ts';
import { actForm } from './form.ts';

/**
 * What was noted last of the paper of one recipient was wrong: `entry` says it. The paper is as it was before, in the
 * state `back` since then.
 */
export const retract = actForm({
  subject: 'record',
  generations: [
    z.strictObject({
      to: BodyCode,
      entry: Sequence,
      back: z.strictObject({ state: PaperBefore, at: Instant }),
      reason: RetractionReason,
    }),
  ],
});
