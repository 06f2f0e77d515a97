import { z } from 'zod';
import { ascending } from '../../lists.ts';
import { CodedRecord, EarlierRecord } from '../../record/coded-record.ts';
import { CopyNumber } from '../../record/fields.ts';
import { EnvelopeId } from '../../scalar.ts';
import { Proof, Warnings } from '../parts.ts';
import { actForm } from './form.ts';

/** A line is written in the incoming register; `envelope` is absent when the paper came alone. */
export const enter = actForm({
  subject: 'record',
  generations: [
    z.strictObject({
      record: EarlierRecord,
      envelope: EnvelopeId.optional(),
      copies: z.array(CopyNumber).min(1).max(999),
      statement: Proof.optional(),
    }),
    z.strictObject({
      record: EarlierRecord,
      envelope: EnvelopeId.optional(),
      copies: ascending(CopyNumber, { min: 1, max: 999 }),
      statement: Proof.optional(),
    }),
    z.strictObject({
      record: CodedRecord,
      envelope: EnvelopeId.optional(),
      copies: ascending(CopyNumber, { min: 1, max: 999 }),
      statement: Proof.optional(),
      warned: Warnings,
    }),
  ],
});
