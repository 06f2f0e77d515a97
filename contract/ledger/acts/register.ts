import { z } from 'zod';
import { codedRecordFormat, EarlierRecord } from '../../record/coded-record.ts';
import { LocalDate } from '../../scalar.ts';
import { Warnings } from '../parts.ts';
import { actForm } from './form.ts';

/** A line is written in the outgoing register. */
export const register = actForm({
  subject: 'record',
  generations: [
    z.strictObject({ record: EarlierRecord }),
    z.strictObject({ record: codedRecordFormat.generations[1] }),
    z.strictObject({ record: codedRecordFormat.generations[2] }),
    z.strictObject({ record: codedRecordFormat.newest, warned: Warnings }),
    /** `givenOn`: the day on which the number was given by hand; null where it was given with the act. */
    z.strictObject({ record: codedRecordFormat.newest, warned: Warnings, givenOn: LocalDate.nullable() }),
  ],
});
