import { z } from 'zod';
import { ascending } from '../../lists.ts';
import { Carrier, EnvelopeTotal, RunNumber } from '../../record/paper.ts';
import { OrganisationCode } from '../../scalar.ts';
import { actForm } from './form.ts';

/** Paper envelopes of one record were handed to a carrier, for these recipients. */
export const hand = actForm({
  subject: 'record',
  generations: [
    z.strictObject({
      to: ascending(OrganisationCode, { min: 1, max: 500 }),
      carrier: Carrier,
      run: RunNumber,
      envelopes: EnvelopeTotal,
    }),
  ],
});
