import { z } from 'zod';
import { CodedRecord, EarlierRecord } from '../../record/coded-record.ts';
import { CorrectionReason } from '../../record/fields.ts';
import { Warnings } from '../parts.ts';
import { actForm } from './form.ts';

/**
 * Old and new line; issuer, code, book, year, ordinal and arrival number never change. A record of our own, before it is
 * issued; from the second generation, which gives a reason, also a line of the incoming register.
 */
export const correct = actForm({
  subject: 'record',
  generations: [
    z.strictObject({ old: EarlierRecord, new: EarlierRecord }),
    z.strictObject({ old: EarlierRecord, new: EarlierRecord, reason: CorrectionReason }),
    z.strictObject({ old: CodedRecord, new: CodedRecord, reason: CorrectionReason, warned: Warnings }),
  ],
});
