import { z } from 'zod';
import { BodyCode, LocalDate, OrganisationCode } from '../../scalar.ts';
import { actForm } from './form.ts';

/** Paper was lost between the carrier and a recipient; `on` is the day it was found out. */
export const lose = actForm({
  subject: 'record',
  generations: [
    z.strictObject({ to: OrganisationCode, on: LocalDate }),
    // Also a body outside the directory.
    z.strictObject({ to: BodyCode, on: LocalDate }),
  ],
});
