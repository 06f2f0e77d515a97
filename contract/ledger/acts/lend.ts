import { z } from 'zod';
import { Receiver } from '../../custody/holder.ts';
import { Permit } from '../../custody/permit.ts';
import { LocalDate } from '../../scalar.ts';
import { copiesFrom } from '../custody-parts.ts';
import { actForm } from './form.ts';

/** Copies are offered for use until a day (khai thác bản lưu). */
export const lend = actForm({
  subject: 'record',
  generations: [z.strictObject({ ...copiesFrom, to: Receiver, until: LocalDate, permit: Permit })],
});
