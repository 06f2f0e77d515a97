import { z } from 'zod';
import { format } from '../generations.ts';
import { Instant } from '../scalar.ts';
import { Law } from './law.ts';

const beforeTwoPerson = Law.refine(({ twoPerson }) => twoPerson === undefined);

/**
 * The legal values in force from a day on, signed by a directory authority (docs/decisions/0015-what-comes-in.md). Law
 * that gains a member after an edition was signed is a generation of its own here: the second states the hour by which a
 * document is sent, the third which acts ask for a second person.
 */
const lawEditionFormat = format([
  z.strictObject({
    purpose: z.literal('tram-mat/law'),
    at: Instant,
    law: beforeTwoPerson.refine(({ terms }) => terms.sentBy === undefined),
  }),
  z.strictObject({
    purpose: z.literal('tram-mat/law'),
    generation: z.literal(2),
    at: Instant,
    law: beforeTwoPerson,
  }),
  z.strictObject({ purpose: z.literal('tram-mat/law'), generation: z.literal(3), at: Instant, law: Law }),
]);
export const LawEdition = lawEditionFormat.any;
export type LawEdition = z.infer<typeof LawEdition>;
