import { z } from 'zod';
import { ErrorCode } from '../../errors/index.ts';
import { Digest, OrganisationCode } from '../../scalar.ts';
import { actForm } from './form.ts';

/**
 * An envelope came that did not pass its checks; it is kept as it came. One that could not even be read stands
 * under an identity made of its place in the mailbox and its bytes, of which nothing else is kept. `from` is null
 * for a sender that the directory does not list.
 */
export const reject = actForm({
  subject: 'envelope',
  generations: [z.strictObject({ from: OrganisationCode.nullable(), envelope: Digest, fault: ErrorCode })],
});
