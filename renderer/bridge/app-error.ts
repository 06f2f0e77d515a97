import { AppError } from '../../contract/errors/index.ts';

/** Whatever was thrown, as an error of the table: a fault of the window itself is UNEXPECTED. */
export const asAppError = (thrown: unknown): AppError =>
  thrown instanceof AppError ? thrown : new AppError('UNEXPECTED', { cause: thrown });
