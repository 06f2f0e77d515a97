import type { z } from 'zod';

/** What a person reads about an error: what happened, and what to do next. */
export interface Wording {
  readonly what: string;
  readonly next: string;
}

/** In place of a trait that a code does not have: said, so that it cannot be forgotten. */
export const none = 'none';

export interface ErrorSpec {
  /** The same act may succeed later without a change by the person. */
  readonly retryable: boolean;
  /** What the error may carry besides `field`: one of the forms in `detail.ts`. */
  readonly detail: z.ZodObject | typeof none;
  readonly vi: Wording;
  readonly en: Wording;
}

export const defineErrors = <const Table extends Record<string, ErrorSpec>>(table: Table): Table => table;
