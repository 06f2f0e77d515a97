import { AppError, type ErrorCode } from '../../../contract/errors/index.ts';
import type { OrganisationCode } from '../../../contract/scalar.ts';

/** The code under which an error is shown and kept. */
export const codeOf = (error: unknown): ErrorCode => (error instanceof AppError ? error.code : 'UNEXPECTED');

/** The organisation that an error is about, where its detail names one. */
export function organisationAtFault(error: unknown): OrganisationCode | undefined {
  const detail = error instanceof AppError ? error.detail : undefined;
  return detail !== undefined && 'organisation' in detail ? detail.organisation : undefined;
}
