import pkcs11 from 'pkcs11js';
import { AppError, type ErrorCode } from '../../contract/errors/index.ts';
import { Pkcs11Failure } from './library.ts';

/** The PKCS#11 return value (CKR_…) behind an error, or undefined when the call never reached the module. */
export const returnValue = (error: unknown): number | undefined =>
  error instanceof Pkcs11Failure ? error.value : undefined;

const sessionLost: ReadonlySet<number | undefined> = new Set([
  pkcs11.CKR_SESSION_HANDLE_INVALID,
  pkcs11.CKR_SESSION_CLOSED,
]);

const removed: ReadonlySet<number | undefined> = new Set([
  pkcs11.CKR_DEVICE_REMOVED,
  pkcs11.CKR_TOKEN_NOT_PRESENT,
  pkcs11.CKR_TOKEN_NOT_RECOGNIZED,
  pkcs11.CKR_SLOT_ID_INVALID,
]);

const loggedOut: ReadonlySet<number | undefined> = new Set([
  pkcs11.CKR_USER_NOT_LOGGED_IN,
  pkcs11.CKR_USER_PIN_NOT_INITIALIZED,
]);

const driverFaults: ReadonlySet<number | undefined> = new Set([
  pkcs11.CKR_GENERAL_ERROR,
  pkcs11.CKR_FUNCTION_FAILED,
  pkcs11.CKR_DEVICE_ERROR,
  pkcs11.CKR_DEVICE_MEMORY,
  pkcs11.CKR_HOST_MEMORY,
]);

/** Whether an error or its cause tells of a driver or device that does not work, and not of what was asked of it. */
export function isDriverFault(error: unknown): boolean {
  if (driverFaults.has(returnValue(error))) return true;
  return error instanceof Error && error.cause !== undefined && isDriverFault(error.cause);
}

/** The session is gone; the token may still be there. */
export const isSessionLost = (error: unknown): boolean => sessionLost.has(returnValue(error));

/** The token is gone from its slot. */
export const isRemoved = (error: unknown): boolean => removed.has(returnValue(error));

/**
 * The error of an operation with a key: `otherwise` stands for every return value without a code of its own.
 * The cause keeps the return value's name and number, which hold nothing of the data or the PIN.
 */
export function operationError(error: unknown, otherwise: ErrorCode): AppError {
  if (error instanceof AppError) return error;
  if (isRemoved(error) || isSessionLost(error)) return new AppError('TOKEN_REMOVED', { cause: error });
  if (loggedOut.has(returnValue(error))) return new AppError('TOKEN_NOT_LOGGED_IN', { cause: error });
  if (returnValue(error) === pkcs11.CKR_CRYPTOKI_NOT_INITIALIZED) {
    return new AppError('TOKEN_MODULE_FAILED', { cause: error });
  }
  return new AppError(otherwise, { cause: error });
}
