import { z } from 'zod';
import { ascending } from '../../lists.ts';
import { ControlCode } from '../../record/control-code.ts';
import { CopyNumber } from '../../record/fields.ts';
import { Digest, OrganisationCode } from '../../scalar.ts';
import { Proof } from '../parts.ts';
import { actForm } from './form.ts';

/** An envelope came, its signatures hold, and its record waits for the clerk. */
export const receive = actForm({
  subject: 'envelope',
  generations: [
    z.strictObject({
      code: ControlCode,
      from: OrganisationCode,
      envelope: Digest,
      record: Proof,
      dispatch: Proof,
      copies: z.array(CopyNumber).min(1).max(999),
    }),
    z.strictObject({
      code: ControlCode,
      from: OrganisationCode,
      envelope: Digest,
      record: Proof,
      dispatch: Proof,
      copies: ascending(CopyNumber, { min: 1, max: 999 }),
    }),
  ],
});
