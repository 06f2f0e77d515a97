import { z } from 'zod';

/** What a right lets its holder do, or permit others to do. Each act asks for one of them (core/law/, rights). */
export const Right = z.enum([
  'read',
  'register',
  'issue',
  'receive',
  'keep',
  'permit-lending',
  'permit-disclosing',
  'permit-copying',
  'permit-taking-out',
  'permit-destroying',
  'verify',
]);
export type Right = z.infer<typeof Right>;

/**
 * The class of a head's office by the law's table of who may permit, 1 the highest (Luật 29/2018 Điều 11, khoản 1 to 3,
 * whose shape the law of 2025 keeps).
 */
export const Authority = z.literal([1, 2, 3]);
export type Authority = z.infer<typeof Authority>;
