import { z } from 'zod';
import type { ErrorSpec } from './define.ts';
import { endpointErrors } from './endpoint.ts';
import { exchangeErrors } from './exchange.ts';
import { ledgerErrors } from './ledger.ts';
import { registerErrors } from './register.ts';
import { signatureErrors } from './signature.ts';
import { systemErrors } from './system.ts';
import { tokenErrors } from './token.ts';
import { vaultErrors } from './vault.ts';

/** One table of errors drives the windows' text, the wire and docs/errors.md. Codes never change meaning. */
export const errorTable = {
  ...tokenErrors,
  ...vaultErrors,
  ...registerErrors,
  ...signatureErrors,
  ...ledgerErrors,
  ...exchangeErrors,
  ...endpointErrors,
  ...systemErrors,
} as const;

export type ErrorCode = keyof typeof errorTable;
const codes = Object.keys(errorTable) as [ErrorCode, ...ErrorCode[]];
export const ErrorCode = z.enum(codes);

export const errorSpec = (code: ErrorCode): ErrorSpec => errorTable[code];

/**
 * The one error that crosses modules. It names a code and at most a schema key; a value a person typed or a
 * peer sent never enters it, so that no error can carry a sentence about a document.
 */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly field: string | undefined;

  constructor(code: ErrorCode, options: { field?: string; cause?: unknown } = {}) {
    super(code, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.field = options.field;
  }
}
