import { z } from 'zod';
import { ascending } from '../../lists.ts';
import { RefusalReason } from '../../record/fields.ts';
import { BodyCode, LocalDate, OrganisationCode } from '../../scalar.ts';
import { actForm } from './form.ts';

const returned = { on: LocalDate, reasons: ascending(RefusalReason, { min: 1, max: 5 }) };

/** A recipient gave back the paper that was handed to it. */
export const decline = actForm({
  subject: 'record',
  generations: [
    z.strictObject({ to: OrganisationCode, ...returned }),
    // Also a body outside the directory.
    z.strictObject({ to: BodyCode, ...returned }),
  ],
});
