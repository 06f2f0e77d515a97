import { z } from 'zod';
import { custodyErrors } from './custody.ts';
import { type ErrorSpec, none } from './define.ts';
import { endpointErrors } from './endpoint.ts';
import { evidenceErrors } from './evidence.ts';
import { exchangeErrors } from './exchange.ts';
import { intakeErrors } from './intake.ts';
import { ledgerErrors } from './ledger.ts';
import { registerErrors } from './register.ts';
import { sectionErrors } from './section.ts';
import { signatureErrors } from './signature.ts';
import { systemErrors } from './system.ts';
import { tokenErrors } from './token.ts';
import { vaultErrors } from './vault.ts';

/**
 * One table of errors drives retries, the wire and docs/errors.md; the sentences are renderer/i18n/. Codes never change
 * meaning.
 */
export const errorTable = {
  ...tokenErrors,
  ...vaultErrors,
  ...registerErrors,
  ...signatureErrors,
  ...ledgerErrors,
  ...evidenceErrors,
  ...exchangeErrors,
  ...endpointErrors,
  ...sectionErrors,
  ...intakeErrors,
  ...custodyErrors,
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

/**
 * The codes that an endpoint may refuse with. Verdicts of the terminal on itself, such as a ledger rolled back, are not
 * among them.
 */
export type RefusalCode = {
  [Code in ErrorCode]: Table[Code]['exchange']['status'] extends number ? Code : never;
}[ErrorCode];

export const refusalCodes = codes.filter(
  (code): code is RefusalCode => errorSpec(code).exchange.status !== none,
);

/** The codes after which the exchange rests until the next unlock. Each is an incident (core/acts/incident.ts). */
export type RestingCode = {
  [Code in ErrorCode]: 'rest' extends Table[Code]['exchange']['link'] ? Code : never;
}[ErrorCode];

export const isResting = (code: ErrorCode): code is RestingCode => errorSpec(code).exchange.link === 'rest';

/** The codes whose traits fulfil a condition. */
export const codesWhere = (holds: (spec: ErrorSpec) => boolean): ErrorCode[] =>
  codes.filter((code) => holds(errorSpec(code)));

export type DetailOf<Code extends DetailedCode> = z.infer<Table[Code]['detail']>;
