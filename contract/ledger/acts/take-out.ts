import { z } from 'zod';
import { Permit } from '../../custody/permit.ts';
import { OutsidePlaceCode, PurposeCode } from '../../record/fields.ts';
import { LocalDate } from '../../scalar.ts';
import { copiesFrom } from '../custody-parts.ts';
import { actForm } from './form.ts';

/** A person takes copies out of where they are kept, for a purpose, to a place, until a day (mang ra). */
export const takeOut = actForm({
  subject: 'record',
  generations: [
    z.strictObject({
      ...copiesFrom,
      purpose: PurposeCode,
      place: OutsidePlaceCode,
      until: LocalDate,
      permit: Permit,
    }),
  ],
});
