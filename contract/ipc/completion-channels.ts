import { z } from 'zod';
import { PaperLine } from '../custody/permit.ts';
import { CodedRecord } from '../record/coded-record.ts';
import { Completion } from '../record/completion.ts';
import { ControlCode } from '../record/control-code.ts';
import { Warning } from '../record/warning.ts';
import { BodyCode, PersonCode } from '../scalar.ts';
import { command } from './command.ts';

export const completionChannels = {
  /**
   * Fills in a line of which only the outside of its envelope was known. Who acts opened it, or a clerk states what the
   * opener signed on a line of the paper book.
   */
  'record.complete': {
    args: command({
      code: ControlCode,
      issuer: BodyCode,
      inside: Completion,
      paper: z.strictObject({ opener: PersonCode, line: PaperLine }).optional(),
      confirmed: z.array(Warning).max(Warning.options.length).optional(),
    }),
    result: z.strictObject({ record: CodedRecord }),
  },
};
