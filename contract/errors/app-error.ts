import type { DetailedCode, DetailOf, ErrorCode } from './table.ts';

interface Options {
  /** A key of the schema at fault, never a value. */
  field?: string;
  cause?: unknown;
}

/** A detail needs its code written out, so that each is checked against its own row. */
export type AppErrorArguments =
  | [code: ErrorCode, options?: Options & { detail?: never }]
  | { [Code in DetailedCode]: [code: Code, options: Options & { detail: DetailOf<Code> }] }[DetailedCode];

/**
 * The one error that crosses modules. It names a code, at most a schema key, and at most the closed detail of its row;
 * a value a person typed or a peer sent never enters it, so that no error can carry a sentence about a document.
 */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly field: string | undefined;
  readonly detail: DetailOf<DetailedCode> | undefined;

  constructor(...[code, { field, cause, detail } = {}]: AppErrorArguments) {
    super(code, cause === undefined ? undefined : { cause });
    this.code = code;
    this.field = field;
    this.detail = detail;
  }
}
