import { z } from 'zod';
import { OrganisationCode, OutsideCode } from '../../scalar.ts';
import { actForm } from './form.ts';

/** A body that had a number of its own stands in the directory since: its lines show the name from then on. */
export const identify = actForm({
  subject: 'token',
  generations: [z.strictObject({ code: OutsideCode, organisation: OrganisationCode })],
});
