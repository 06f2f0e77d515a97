export { AppError } from './app-error.ts';
export { errorOf, Failure, failureOf, failureSchema, type Outcome, plainFailureSchema } from './failure.ts';
export {
  codesWhere,
  type DetailOf,
  ErrorCode,
  errorSpec,
  errorTable,
  isResting,
  type RefusalCode,
  type RestingCode,
  refusalCodes,
} from './table.ts';
