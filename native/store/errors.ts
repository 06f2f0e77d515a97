import Database from 'better-sqlite3';
import { AppError } from '../../contract/errors/index.ts';

type Mapping = (cause: unknown) => AppError;
const diskFailed: Mapping = (cause) => new AppError('DISK_FAILED', { cause, detail: { file: 'store' } });
const damaged: Mapping = (cause) => new AppError('VAULT_DAMAGED', { cause });

/** SQLite result codes that a person can do something about; the rest is UNEXPECTED. */
const known: readonly [prefix: string, map: Mapping][] = [
  ['SQLITE_FULL', (cause) => new AppError('DISK_FULL', { cause })],
  ['SQLITE_IOERR', diskFailed],
  ['SQLITE_READONLY', diskFailed],
  ['SQLITE_CANTOPEN', diskFailed],
  ['SQLITE_CORRUPT', damaged],
  ['SQLITE_NOTADB', damaged],
  ['SQLITE_BUSY', (cause) => new AppError('ALREADY_RUNNING', { cause })],
];

/** The AppError for whatever a call into SQLite threw. */
export function storeError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const code = error instanceof Database.SqliteError ? error.code : '';
  const map = known.find(([prefix]) => code.startsWith(prefix))?.[1];
  return map?.(error) ?? new AppError('UNEXPECTED', { cause: error });
}

/** Runs a call into SQLite; what it throws becomes an AppError. */
export function guarded<T>(call: () => T): T {
  try {
    return call();
  } catch (error) {
    throw storeError(error);
  }
}
