import { z } from 'zod';
import { Digest } from '../../scalar.ts';
import { actForm } from './form.ts';

/** A revocation list was taken in, by the SHA-256 of its DER. */
export const revocation = actForm({
  subject: 'token',
  generations: [z.strictObject({ digest: Digest })],
});
