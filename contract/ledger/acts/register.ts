import { z } from 'zod';
import { CodedRecord } from '../../record/coded-record.ts';
import { actForm } from './form.ts';

/** A line is written in the outgoing register. */
export const register = actForm({
  subject: 'record',
  generations: [z.strictObject({ record: CodedRecord })],
});
