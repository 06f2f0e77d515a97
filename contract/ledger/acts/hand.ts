import { z } from 'zod';
import { ascending } from '../../lists.ts';
import { Carrier, EnvelopeTotal, RunNumber } from '../../record/paper.ts';
import { BodyCode, OrganisationCode } from '../../scalar.ts';
import { actForm } from './form.ts';

const handed = { carrier: Carrier, run: RunNumber, envelopes: EnvelopeTotal };

/** Paper envelopes of one record were handed to a carrier, for these recipients. */
export const hand = actForm({
  subject: 'record',
  generations: [
    z.strictObject({ to: ascending(OrganisationCode, { min: 1, max: 500 }), ...handed }),
    // Also bodies outside the directory.
    z.strictObject({ to: ascending(BodyCode, { min: 1, max: 500 }), ...handed }),
  ],
});
