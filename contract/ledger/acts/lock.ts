import { z } from 'zod';
import { actForm } from './form.ts';

/** Why a session ended, in ledgers of before somebody could switch to another person. */
const FirstCauses = z.enum([
  'person',
  'idle',
  'token-removed',
  'token-host-lost',
  'shutdown',
  'person-ended',
]);

/** Why a session ended. `switch`: for the next person, whose turn it is. */
export const LockCause = z.enum([...FirstCauses.options, 'switch']);
export type LockCause = z.infer<typeof LockCause>;

/** A session ends. */
export const lock = actForm({
  subject: 'token',
  generations: [z.strictObject({ cause: FirstCauses }), z.strictObject({ cause: LockCause })],
});
