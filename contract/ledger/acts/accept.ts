import { z } from 'zod';
import { Receiver } from '../../custody/holder.ts';
import { StoreLocation } from '../../record/fields.ts';
import { Sequence } from '../../scalar.ts';
import { acknowledged, copiesFrom, oneWay } from '../custody-parts.ts';
import { actForm } from './form.ts';

/**
 * What entry `offer` offered is accepted by `person`, for themselves, their unit or the desk; `place` is the shelf that it
 * was put on at once.
 */
export const accept = actForm({
  subject: 'record',
  generations: [
    z
      .strictObject({
        ...copiesFrom,
        offer: Sequence,
        to: Receiver,
        place: StoreLocation.optional(),
        ...acknowledged,
      })
      .refine(oneWay),
  ],
});
