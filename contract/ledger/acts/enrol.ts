import { z } from 'zod';
import { OutsideKind } from '../../record/fields.ts';
import { OutsideCode } from '../../scalar.ts';
import { actForm } from './form.ts';

/** A body that the directory does not list gets the next number; its name stands in the paper book alone. */
export const enrol = actForm({
  subject: 'token',
  generations: [z.strictObject({ code: OutsideCode, kind: OutsideKind })],
});
