import { z } from 'zod';
import { CodedRecord, codedRecordFormat } from '../../record/coded-record.ts';
import { actForm } from './form.ts';

/** Old and new line; code, book, year and ordinal never change. Only before issue. */
export const correct = actForm({
  subject: 'record',
  generations: [
    z.strictObject({ old: CodedRecord, new: CodedRecord }),
    z.strictObject({ old: CodedRecord, new: codedRecordFormat.newest }),
  ],
});
