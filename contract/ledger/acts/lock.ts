import { z } from 'zod';
import { actForm } from './form.ts';

/** A session ends. */
export const lock = actForm({
  subject: 'token',
  generations: [
    z.strictObject({
      cause: z.enum(['person', 'idle', 'token-removed', 'token-host-lost', 'shutdown', 'person-ended']),
    }),
  ],
});
