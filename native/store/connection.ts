import { statSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { AppError } from '../../contract/errors/index.ts';
import { createCiphered, openCiphered } from './cipher.ts';
import { guarded, storeError } from './errors.ts';

type Scalar = string | number | Uint8Array | null;
/** In the order of the `?` of a statement, or one object for its `@names`. */
type Value = Scalar | Readonly<Record<string, Scalar>>;

/** A prepared statement. `Row` states what STRICT columns and CHECK constraints of the schema guarantee. */
export interface Query<Row> {
  run(...values: Value[]): number;
  get(...values: Value[]): Row | undefined;
  all(...values: Value[]): Row[];
  iterate(...values: Value[]): IterableIterator<Row>;
}

/** One open connection to the encrypted file. All of it speaks AppError. */
export interface Connection {
  prepare<Row>(sql: string): Query<Row>;
  exec(sql: string): void;
  /** The single value of a pragma. */
  pragma(name: string): unknown;
  /** Joins a transaction that is already open; see Store.transaction. */
  transaction<T>(work: () => T): T;
  /** Called whenever a transaction was undone, so that what is held in memory is dropped. */
  onUndo(listener: () => void): void;
  close(): void;
}

/** Opens a store's file with its 32-byte key; the errors are those of `openCiphered`. */
export const connect = (path: string, key: Uint8Array): Connection => over(path, openCiphered(path, key));

/** Makes a store's file, which must not be there yet. */
export const connectNew = (path: string, key: Uint8Array): Connection =>
  over(path, createCiphered(path, key));

function over(path: string, database: Database.Database): Connection {
  try {
    return connectionOver(database, stillThere(path));
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * The connection over a database that can already be read. The terminal has none but those of `connect`; the
 * bench puts the same store on a file without a cipher, to show what the cipher costs.
 */
export function connectionOver(database: Database.Database, before: () => void = () => {}): Connection {
  harden(database);
  return wrap(database, before);
}

/**
 * Throws DISK_FAILED once the file under the path, or its write-ahead log, is not the one that was opened. A file that was
 * deleted or exchanged still takes every write, and the system drops it when it is closed: nothing of it may be
 * acknowledged.
 */
function stillThere(path: string): () => void {
  const identity = (file: string): string | undefined => {
    const stat = statSync(file, { bigint: true, throwIfNoEntry: false });
    return stat === undefined ? undefined : `${stat.dev}:${stat.ino}`;
  };
  const log = `${path}-wal`;
  const opened = identity(path);
  let openedLog: string | undefined;
  return () => {
    // SQLite makes the log when it first needs it, and keeps it until the store is closed.
    const logNow = identity(log);
    openedLog ??= logNow;
    if (identity(path) !== opened || logNow !== openedLog)
      throw new AppError('DISK_FAILED', { detail: { file: 'store' } });
  };
}

/** Settings of every connection, each with the value that must be read back. */
const settings: readonly [name: string, value: string, readBack: unknown][] = [
  // One process at a time, by whatever path it reached the file. Before WAL, whose index then needs no shared memory.
  ['locking_mode', 'EXCLUSIVE', 'exclusive'],
  ['journal_mode', 'WAL', 'wal'],
  // The build falls back to NORMAL in WAL mode: an acknowledged act could then be lost with the power.
  ['synchronous', 'FULL', 2],
  ['secure_delete', 'ON', 1],
  ['foreign_keys', 'ON', 1],
  // Otherwise INSERT OR REPLACE would delete from an append-only table without firing its trigger.
  ['recursive_triggers', 'ON', 1],
  ['cell_size_check', 'ON', 1],
  ['trusted_schema', 'OFF', 0],
  ['mmap_size', '0', undefined],
  // Sorting must not leave plaintext in a temporary file.
  ['temp_store', 'MEMORY', 2],
  // In KiB: the inner pages of every table and index of a million records. Leaves are read at random, or once.
  ['cache_size', '-8000', -8000],
];

function harden(database: Database.Database): void {
  guarded(() => {
    for (const [name, value] of settings) database.pragma(`${name} = ${value}`);
  });
  for (const [name, , readBack] of settings) {
    if (readBack === undefined) continue;
    if (guarded(() => database.pragma(name, { simple: true })) !== readBack) {
      throw new AppError('UNEXPECTED', { field: name.replaceAll('_', '') });
    }
  }
}

function wrap(database: Database.Database, before: () => void): Connection {
  const undone: (() => void)[] = [];
  let depth = 0;
  let doomed: { error: unknown } | undefined;

  function undo(): void {
    // SQLite has already rolled back by itself after some failures, a full disk among them.
    if (database.inTransaction) database.exec('ROLLBACK');
    for (const listener of undone) listener();
  }

  function outermost<T>(work: () => T): T {
    before();
    guarded(() => database.exec('BEGIN IMMEDIATE'));
    doomed = undefined;
    try {
      depth = 1;
      const result = work();
      if (doomed !== undefined) throw (doomed as { error: unknown }).error;
      guarded(() => database.exec('COMMIT'));
      return result;
    } catch (error) {
      undo();
      throw error;
    } finally {
      depth = 0;
    }
  }

  function nested<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      // A caller that swallows the exception must not commit half of the work.
      doomed ??= { error };
      throw error;
    }
  }

  return {
    prepare: (sql) => query(guarded(() => database.prepare(sql))),
    exec: (sql) => guarded(() => void database.exec(sql)),
    pragma: (name) => guarded(() => database.pragma(name, { simple: true })),
    transaction: (work) => (depth > 0 ? nested(work) : outermost(work)),
    onUndo: (listener) => void undone.push(listener),
    close: () => guarded(() => void database.close()),
  };
}

function query<Row>(statement: Database.Statement<Value[], unknown>): Query<Row> {
  // The one place where rows get their type: columns are STRICT and bounded by the CHECKs of the schema.
  const typed = statement as Database.Statement<Value[], Row>;
  return {
    run: (...values) => guarded(() => typed.run(...values).changes),
    get: (...values) => guarded(() => typed.get(...values)),
    all: (...values) => guarded(() => typed.all(...values)),
    *iterate(...values) {
      try {
        yield* typed.iterate(...values);
      } catch (error) {
        throw storeError(error);
      }
    },
  };
}
