export { AppError } from './app-error.ts';
export { errorOf, Failure, failureOf, failureSchema, type Outcome } from './failure.ts';
export { type DetailOf, ErrorCode, errorSpec, errorTable } from './table.ts';
