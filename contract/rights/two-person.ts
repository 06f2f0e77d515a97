import { z } from 'zod';

/**
 * Acts for which the law may ask for a second person. Each is done by one person alone otherwise; in a hand-over somebody
 * else signs anyhow, and that a copy is missing or found is recorded by whoever sees it.
 */
export const TwoPersonAct = z.enum([
  'transfer',
  'lend',
  'give-out',
  'give-back',
  'send-back',
  'take-out',
  'bring-back',
  'archive',
  'move',
  'disclose',
]);
export type TwoPersonAct = z.infer<typeof TwoPersonAct>;
