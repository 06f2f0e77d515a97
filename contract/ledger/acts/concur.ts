import { z } from 'zod';
import { TwoPersonAct } from '../../rights/two-person.ts';
import { BodyCode, Digest } from '../../scalar.ts';
import { acknowledged, byOther } from '../custody-parts.ts';
import { actForm } from './form.ts';

/**
 * A second person stands by the act that the next entry is: `deed` is its digest (contract/custody/concurred.ts). They say
 * so by a signature of their own, or by hand on a line of the paper book.
 */
export const concur = actForm({
  subject: 'record',
  generations: [
    z.strictObject({ issuer: BodyCode, act: TwoPersonAct, deed: Digest, ...acknowledged }).refine(byOther),
  ],
});
