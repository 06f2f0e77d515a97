import { accessSync, constants, existsSync, realpathSync } from 'node:fs';
import Database from 'better-sqlite3';
import { AppError } from '../../contract/errors/index.ts';

/**
 * Makes this process the only one that serves a database, until the returned function is called or the process ends.
 * MAILBOXES_IN_USE when another does. The lock is on an empty file of its own, so that tools may read the database
 * meanwhile. It is beside the database itself, by whatever link that was reached.
 */
export function lockDatabase(path: string): () => void {
  const database = existsSync(path) ? realpathSync(path) : path;
  const file = `${database.replace(/\.db$/, '')}.lock`;
  const lock = new Database(file, { timeout: 0 });
  try {
    lock.exec('BEGIN EXCLUSIVE');
    // Of a file that it may only read, SQLite takes a lock that others can share, and does not say so.
    accessSync(file, constants.W_OK);
  } catch (cause) {
    lock.close();
    const isHeld = cause instanceof Database.SqliteError && cause.code.startsWith('SQLITE_BUSY');
    throw new AppError(isHeld ? 'MAILBOXES_IN_USE' : 'MAILBOXES_UNUSABLE', { cause });
  }
  return () => lock.close();
}
