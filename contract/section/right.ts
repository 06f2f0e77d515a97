import { z } from 'zod';

/** What a right lets its holder do, or permit others to do. Each act asks for one of them. */
export const Right = z.enum([
  'read',
  'register',
  'issue',
  'receive',
  'keep',
  'hand-over',
  'permit-lending',
  'permit-copying',
  'permit-taking-out',
  'permit-destroying',
  'verify',
]);
export type Right = z.infer<typeof Right>;
