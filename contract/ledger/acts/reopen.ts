import { z } from 'zod';
import { ReopeningReason } from '../../record/fields.ts';
import { BodyCode } from '../../scalar.ts';
import { actForm } from './form.ts';

/** A mark as settled is taken back. */
export const reopen = actForm({
  subject: 'record',
  generations: [z.strictObject({ issuer: BodyCode, reason: ReopeningReason })],
});
