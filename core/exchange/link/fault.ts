import { AppError, type ErrorCode } from '../../../contract/errors/index.ts';

/** The code under which an error is shown and kept. */
export const codeOf = (error: unknown): ErrorCode => (error instanceof AppError ? error.code : 'UNEXPECTED');
