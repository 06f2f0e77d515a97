import { z } from 'zod';
import { ascending } from '../lists.ts';
import { ControlCode } from '../record/control-code.ts';
import { CopyNumber } from '../record/fields.ts';
import { BodyCode, Instant, OrganisationCode, PersonCode, Sequence } from '../scalar.ts';
import { Holder, Receiver } from './holder.ts';

/**
 * What the other person of a hand-over signs with their own token, at the terminal of who acts: exactly one act, as it is
 * shown to them.
 */
export const Countersigned = z.strictObject({
  purpose: z.literal('tram-mat/countersigned'),
  organisation: OrganisationCode,
  act: z.enum(['accept', 'collect']),
  issuer: BodyCode,
  code: ControlCode,
  copies: ascending(CopyNumber, { min: 1, max: 999 }),
  from: Holder,
  to: Receiver,
  /** The entry that offered, of an acceptance. */
  offer: Sequence.optional(),
  person: PersonCode,
  at: Instant,
});
export type Countersigned = z.infer<typeof Countersigned>;
