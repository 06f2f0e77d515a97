import { z } from 'zod';
import { RetractionReason } from '../../record/fields.ts';
import { BeforeResend, BeforeResendWithoutWithdrawal, PaperBefore } from '../../record/paper.ts';
import { BodyCode, Instant, Sequence } from '../../scalar.ts';
import { actForm } from './form.ts';

const before = z.strictObject({ state: PaperBefore, at: Instant });

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
      back: before,
      reason: RetractionReason,
    }),
    // Also that it was sent again on paper.
    z.strictObject({
      to: BodyCode,
      entry: Sequence,
      back: z.union([before, BeforeResendWithoutWithdrawal]),
      reason: RetractionReason,
    }),
    // Also in the place of an envelope that was withdrawn.
    z.strictObject({
      to: BodyCode,
      entry: Sequence,
      back: z.union([before, BeforeResend]),
      reason: RetractionReason,
    }),
  ],
});
