import { z } from 'zod';
import { LocalDate, OrganisationCode } from '../../scalar.ts';
import { actForm } from './form.ts';

/** Paper was lost between the carrier and a recipient; `on` is the day it was found out. */
export const lose = actForm({
  subject: 'record',
  generations: [z.strictObject({ to: OrganisationCode, on: LocalDate })],
});
