import { closeSync, existsSync, fsyncSync, openSync, readSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { AppError } from '../../contract/errors/index.ts';

/** The driver with its cipher; the types that are published describe the driver without one. */
interface CipherDatabase extends Database.Database {
  key(key: Buffer): number;
}

/** How a database begins that nobody encrypted. */
const plainBeginning = Buffer.from('SQLite format 3\0', 'latin1');

/** Opens or creates a database under AEGIS-256. MAILBOXES_DAMAGED when its first page is not readable with `key`. */
export function openCiphered(
  path: string,
  key: Uint8Array,
  options: Database.Options = {},
): Database.Database {
  const db = new Database(path, options) as CipherDatabase;
  try {
    setKey(db, key);
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
    return db;
  } catch (error) {
    db.close();
    throw damageOf(error);
  }
}

/** What SQLite says of a file that is damaged or was made with another key; anything else as it is. */
export function damageOf(error: unknown): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  const isDamage = /^SQLITE_(?:NOTADB|CORRUPT|IOERR_DATA)/.test(error.code);
  return isDamage ? new AppError('MAILBOXES_DAMAGED', { cause: error }) : error;
}

/**
 * Encrypts a database that an earlier version wrote in plain. The copy takes its place by one rename after it is whole
 * on the disk: killed before, the plain one is still there and whole; killed after, nothing is left to do.
 */
export function encryptPlain(path: string, key: Uint8Array, tables: readonly string[]): void {
  const copy = `${path}.encrypting`;
  for (const tail of ['', '-journal', '-wal', '-shm']) rmSync(copy + tail, { force: true });
  if (!isPlain(path)) return;
  const plain = new Database(path);
  try {
    // What lies in the write-ahead log goes into the file, and the log away: it would be applied to the copy.
    if (plain.pragma('journal_mode = DELETE', { simple: true }) !== 'delete')
      throw new Error('the database is in use');
    const schema = plain.prepare(
      "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY type = 'index'",
    );
    const target = openCiphered(copy, key);
    try {
      target.pragma('synchronous = FULL');
      for (const sql of schema.pluck().all()) target.exec(String(sql));
      target.prepare("ATTACH DATABASE ? AS plain KEY ''").run(path);
      target.transaction(() => {
        for (const table of tables) target.exec(`INSERT INTO main.${table} SELECT * FROM plain.${table}`);
      })();
    } finally {
      target.close();
    }
  } catch (error) {
    throw damageOf(error);
  } finally {
    plain.close();
  }
  sync(copy);
  renameSync(copy, path);
  sync(dirname(path));
}

/** Whether a database lies there that nobody encrypted. */
export function isPlain(path: string): boolean {
  if (!existsSync(path)) return false;
  const head = Buffer.alloc(plainBeginning.length);
  const file = openSync(path, 'r');
  try {
    return readSync(file, head, 0, head.length, 0) === head.length && head.equals(plainBeginning);
  } finally {
    closeSync(file);
  }
}

function sync(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** The driver takes bytes: the key never becomes a string, which could not be wiped. */
function setKey(db: CipherDatabase, key: Uint8Array): void {
  const literal = Buffer.concat([Buffer.from("x'"), hexOf(key), Buffer.from("'")]);
  try {
    db.pragma("cipher='aegis'");
    db.pragma("algorithm='aegis-256'");
    db.key(literal);
  } finally {
    literal.fill(0);
  }
}

function hexOf(key: Uint8Array): Buffer {
  if (key.length !== 32) throw new RangeError('a key has 32 bytes');
  const digit = (value: number) => value + (value < 10 ? 48 : 87);
  const hex = Buffer.alloc(64);
  for (const [at, octet] of key.entries()) hex.set([digit(octet >> 4), digit(octet & 15)], 2 * at);
  return hex;
}
