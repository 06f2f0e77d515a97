import { z } from 'zod';
import { CodedRecord } from '../../record/coded-record.ts';
import { CorrectionReason } from '../../record/fields.ts';
import { actForm } from './form.ts';

/**
 * Old and new line; issuer, code, book, year, ordinal and arrival number never change. A record of our own, before it is
 * issued; from the second generation, which gives a reason, also a line of the incoming register.
 */
export const correct = actForm({
  subject: 'record',
  generations: [
    z.strictObject({ old: CodedRecord, new: CodedRecord }),
    z.strictObject({ old: CodedRecord, new: CodedRecord, reason: CorrectionReason }),
  ],
});
