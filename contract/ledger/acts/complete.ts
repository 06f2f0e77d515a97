import { z } from 'zod';
import { PaperLine } from '../../custody/permit.ts';
import { CodedRecord } from '../../record/coded-record.ts';
import { PersonCode } from '../../scalar.ts';
import { Warnings } from '../parts.ts';
import { actForm } from './form.ts';

/**
 * Old and new line of a paper whose envelope only the person named on it may open: `opener`, who has it, opened it, and
 * what does not stand on the envelope is filled in. Where a clerk writes it, the opener signed a line of the paper book.
 */
export const complete = actForm({
  subject: 'record',
  generations: [
    z.strictObject({
      old: CodedRecord,
      new: CodedRecord,
      opener: PersonCode,
      line: PaperLine.optional(),
      warned: Warnings,
    }),
  ],
});
