import { z } from 'zod';
import { ascending } from '../../lists.ts';
import { CodedRecord } from '../../record/coded-record.ts';
import { CopyNumber } from '../../record/fields.ts';
import { EnvelopeId } from '../../scalar.ts';
import { Proof } from '../parts.ts';
import { actForm } from './form.ts';

/**
 * The envelope of a document whose paper was entered before: the line takes on what its issuer signed, and
 * keeps its place in the register.
 */
export const join = actForm({
  subject: 'record',
  generations: [
    z.strictObject({
      old: CodedRecord,
      new: CodedRecord,
      envelope: EnvelopeId,
      copies: z.array(CopyNumber).min(1).max(999),
      statement: Proof,
    }),
    z.strictObject({
      old: CodedRecord,
      new: CodedRecord,
      envelope: EnvelopeId,
      copies: ascending(CopyNumber, { min: 1, max: 999 }),
      statement: Proof,
    }),
  ],
});
