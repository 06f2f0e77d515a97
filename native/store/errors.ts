import Database from 'better-sqlite3';
import { AppError, type ErrorCode } from '../../contract/errors/index.ts';

/** SQLite result codes that a person can do something about; the rest is UNEXPECTED. */
const known: readonly [prefix: string, code: ErrorCode][] = [
  ['SQLITE_FULL', 'DISK_FULL'],
  ['SQLITE_IOERR', 'DISK_FAILED'],
  ['SQLITE_READONLY', 'DISK_FAILED'],
  ['SQLITE_CANTOPEN', 'DISK_FAILED'],
  ['SQLITE_CORRUPT', 'VAULT_DAMAGED'],
  ['SQLITE_NOTADB', 'VAULT_DAMAGED'],
  ['SQLITE_BUSY', 'ALREADY_RUNNING'],
];

/** The AppError for whatever a call into SQLite threw. */
export function storeError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof Database.SqliteError) {
    const match = known.find(([prefix]) => error.code.startsWith(prefix));
    if (match !== undefined) return new AppError(match[1], { cause: error });
  }
  return new AppError('UNEXPECTED', { cause: error });
}

/** Runs a call into SQLite; what it throws becomes an AppError. */
export function guarded<T>(call: () => T): T {
  try {
    return call();
  } catch (error) {
    throw storeError(error);
  }
}
