/** What a person reads about an error: what happened, and what to do next. */
export interface Wording {
  readonly what: string;
  readonly next: string;
}

export interface ErrorSpec {
  /** The same act may succeed later without a change by the person. */
  readonly retryable: boolean;
  readonly vi: Wording;
  readonly en: Wording;
}

export const defineErrors = <const Table extends Record<string, ErrorSpec>>(table: Table): Table => table;
