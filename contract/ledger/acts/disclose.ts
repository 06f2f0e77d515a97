import { z } from 'zod';
import { PaperLine, Permit } from '../../custody/permit.ts';
import { ascending } from '../../lists.ts';
import { BodyCode, PersonCode } from '../../scalar.ts';
import { actForm } from './form.ts';

/**
 * Who was shown a document, besides those who held a copy. Persons outside of the section have a number each on a line of
 * the paper book, which has their names.
 */
export const disclose = actForm({
  subject: 'record',
  generations: [
    z
      .strictObject({
        issuer: BodyCode,
        persons: ascending(PersonCode, { max: 200 }),
        outside: z.strictObject({ ...PaperLine.shape, persons: z.int().min(1).max(200) }).optional(),
        permit: Permit,
      })
      .refine(({ persons, outside }) => persons.length > 0 || outside !== undefined),
  ],
});
