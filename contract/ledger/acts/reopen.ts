import { z } from 'zod';
import { CorrectionReason } from '../../record/fields.ts';
import { BodyCode } from '../../scalar.ts';
import { actForm } from './form.ts';

/** A record was marked as settled by mistake. */
export const reopen = actForm({
  subject: 'record',
  generations: [z.strictObject({ issuer: BodyCode, reason: CorrectionReason })],
});
