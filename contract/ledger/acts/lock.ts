import { z } from 'zod';
import { actForm } from './form.ts';

/** Why a session ended. */
export const LockCause = z.enum([
  'person',
  'idle',
  'token-removed',
  'token-host-lost',
  'shutdown',
  'person-ended',
]);
export type LockCause = z.infer<typeof LockCause>;

/** A session ends. */
export const lock = actForm({
  subject: 'token',
  generations: [z.strictObject({ cause: LockCause })],
});
