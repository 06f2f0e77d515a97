import { z } from 'zod';
import { BodyCode, LocalDate, OrganisationCode } from '../../scalar.ts';
import { actForm } from './form.ts';

/** A recipient's signed return slip is back; `on` is the day it was signed. */
export const slip = actForm({
  subject: 'record',
  generations: [
    z.strictObject({ to: OrganisationCode, on: LocalDate }),
    // Also a body outside the directory.
    z.strictObject({ to: BodyCode, on: LocalDate }),
  ],
});
