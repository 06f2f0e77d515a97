import { z } from 'zod';
import { CodedRecord, codedRecordFormat } from '../../record/coded-record.ts';
import { actForm } from './form.ts';

/** A line is written in the outgoing register. */
export const register = actForm({
  subject: 'record',
  generations: [
    z.strictObject({ record: CodedRecord }),
    z.strictObject({ record: codedRecordFormat.generations[1] }),
    z.strictObject({ record: codedRecordFormat.newest }),
  ],
});
