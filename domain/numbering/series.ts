import type { Book } from '../../contract/record/fields.ts';

/** Numbers that are given in order and each only once, for ever (decision 0012). */
export type Series =
  | { readonly of: 'ordinal' | 'volume'; readonly book: Book; readonly year: number }
  | { readonly of: 'number' | 'arrival'; readonly year: number }
  | { readonly of: 'outside body' };

/**
 * The highest number of a series that is known to be given without a line in hand to show it. A restore raises it by its
 * act; no ledger has one so far.
 */
const floorOf = (_series: Series): number => 0;

/** The number to be given next, after the last that the registers show, 0 where they show none. */
export const nextInSeries = (series: Series, last: number): number => Math.max(last, floorOf(series)) + 1;
