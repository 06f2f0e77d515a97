import { z } from 'zod';
import { Instant, LocalDate, Year } from '../scalar.ts';

const Counts = z.strictObject({ added: z.int().min(0), ended: z.int().min(0) });
const Version = z.int().min(1);

/** What a session took in from the inbox, as its window shows it: which, and of a section how much changes. */
export const CameIn = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('section'),
    version: Version,
    persons: Counts,
    posts: Counts,
    /** Of grants, clearances and delegations together. */
    rights: Counts,
  }),
  z.strictObject({ kind: z.literal('directory'), version: Version }),
  z.strictObject({ kind: z.literal('revocation'), at: Instant }),
  z.strictObject({ kind: z.literal('calendar'), year: Year, version: Version }),
  z.strictObject({ kind: z.literal('law'), effective: LocalDate }),
]);
export type CameIn = z.infer<typeof CameIn>;
