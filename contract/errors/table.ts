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

type Table = typeof errorTable;
export type ErrorCode = keyof Table;
const codes = Object.keys(errorTable) as [ErrorCode, ...ErrorCode[]];
export const ErrorCode = z.enum(codes);

export const errorSpec = (code: ErrorCode): ErrorSpec => errorTable[code];

/** The codes whose errors may carry a detail. */
export type DetailedCode = {
  [Code in ErrorCode]: Table[Code]['detail'] extends z.ZodObject ? Code : never;
}[ErrorCode];

export type DetailOf<Code extends DetailedCode> = z.infer<Table[Code]['detail']>;
