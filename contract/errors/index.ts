export { AppError } from './app-error.ts';
export { errorOf, Failure, failureOf, failureSchema, type Outcome, plainFailureSchema } from './failure.ts';
export {
  codesWhere,
  type DetailOf,
  ErrorCode,
  errorSpec,
  errorTable,
  type RefusalCode,
  refusalCodes,
} from './table.ts';
