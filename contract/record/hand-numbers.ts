import { z } from 'zod';
import { Year } from '../scalar.ts';
import { DocumentNumber } from './fields.ts';

/**
 * Numbers of the outgoing register of a year that were given by hand and are still to be entered, `first` to `last`; none
 * where `last` is the number before `first`.
 */
export const HandNumbers = z.strictObject({
  year: Year,
  first: DocumentNumber,
  last: z.int().min(0).max(999_999),
});
export type HandNumbers = z.infer<typeof HandNumbers>;

/** How many can be stated at once: about what the pages of one volume hold. */
export const mostByHand = 200;

/** The note of a line that was entered afterwards (vào sổ bù). */
export const lateEntryNote = 'N08';
