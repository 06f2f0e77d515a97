import { z } from 'zod';
import { Book, DocumentNumber } from '../record/fields.ts';
import { HandNumbers } from '../record/hand-numbers.ts';
import { LocalDate, Year } from '../scalar.ts';
import { command } from './command.ts';

/** Numbers of a year that were given by hand and are still to be entered. */
export const HandGapView = z.strictObject({ year: Year, next: DocumentNumber, last: DocumentNumber });
export type HandGapView = z.infer<typeof HandGapView>;

export const numberChannels = {
  /** The numbers that are given next in a book and year. */
  'register.next': {
    args: z.strictObject({ book: Book, year: Year }),
    result: z.strictObject({
      ordinal: z.int().min(1),
      number: z.int().min(1),
      arrivalNumber: z.int().min(1),
      /** What is entered before: `from` is the earliest day on which the next of them can have been given. */
      byHand: z.strictObject({ ...HandGapView.shape, from: LocalDate }).nullable(),
    }),
  },
  /** States which numbers were given by hand, or how many of those are left. NUMBERS_BY_HAND_WRONG; YEAR_CLOSED. */
  'numbers.byHand': { args: command(HandNumbers.shape), result: z.strictObject({}) },
};
