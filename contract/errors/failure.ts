import { z } from 'zod';
import { AppError, type AppErrorArguments } from './app-error.ts';
import { none } from './define.ts';
import { type DetailedCode, type DetailOf, ErrorCode, errorSpec } from './table.ts';

/**
 * What crosses a border in place of an exception: a stable code, a schema key at most, the code's own detail at most.
 */
export type Failure<Code extends ErrorCode = ErrorCode> =
  | { code: Exclude<Code, DetailedCode>; field?: string | undefined }
  | {
      [One in Extract<Code, DetailedCode>]: {
        code: One;
        field?: string | undefined;
        detail?: DetailOf<One> | undefined;
      };
    }[Extract<Code, DetailedCode>];

/** A failure whose form has no detail. */
interface PlainFailure {
  code: ErrorCode;
  field?: string | undefined;
}

export type Outcome<Value> = { ok: true; value: Value } | { ok: false; error: Failure };

const field = z
  .string()
  .max(80)
  .regex(/^[A-Za-z0-9.]*$/)
  .optional();

/** The closed form of failures with these codes: a detail is parsed by the schema of its code's row. */
export function failureSchema<Code extends ErrorCode>(codes: readonly Code[]): z.ZodType<Failure<Code>> {
  const forms = codes.map((code) => {
    const { detail } = errorSpec(code);
    const form = z.strictObject({ code: z.literal(code), field });
    return detail === none ? form : form.extend({ detail: detail.optional() });
  });
  // Each form is made from the row that `Failure` is typed by.
  return z.discriminatedUnion('code', forms as never) as z.ZodType<unknown> as z.ZodType<Failure<Code>>;
}

/** The closed form of failures with these codes that carry no detail, whatever their rows declare. */
export const plainFailureSchema = <Code extends ErrorCode>(codes: readonly Code[]) =>
  z.strictObject({ code: z.enum(codes), field });

export const Failure = failureSchema(ErrorCode.options);

/** Whatever was thrown, as what may cross a border. A field or detail that does not fit its form is left out. */
export function failureOf(thrown: unknown): Failure {
  if (!(thrown instanceof AppError)) return { code: 'UNEXPECTED' };
  const { code, detail } = thrown;
  const found = { code, ...(thrown.field === undefined ? {} : { field: thrown.field }) };
  const candidates = detail === undefined ? [found] : [{ ...found, detail }, found];
  for (const candidate of candidates) {
    const failure = Failure.safeParse(candidate);
    if (failure.success) return failure.data;
  }
  return { code } as Failure;
}

/** The error that a failure, already parsed, stands for. */
export function errorOf({ code, ...rest }: Failure | PlainFailure): AppError {
  const { field: key, detail } = { detail: undefined, ...rest };
  const options = {
    ...(key === undefined ? {} : { field: key }),
    ...(detail === undefined ? {} : { detail }),
  };
  // The form has parsed the detail with the schema of this code.
  return new AppError(...([code, options] as AppErrorArguments));
}
