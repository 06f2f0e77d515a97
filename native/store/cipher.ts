import type { Buffer as NodeBuffer } from 'node:buffer';
import { createHmac } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import Database from 'better-sqlite3';
import { AppError } from '../../contract/errors/index.ts';
import { withRegularFile } from '../system/regular-file.ts';
import { guarded, storeError } from './errors.ts';

/** The driver with its cipher; the types that are published describe the driver without one. */
interface CipherDatabase extends Database.Database {
  key(key: NodeBuffer): number;
}

/**
 * The file begins with as many octets for a salt of the key, which a raw key does not need: there stands its
 * check value, by which a damaged first page is told from a wrong key.
 */
const saltLength = 16;
/**
 * The next octets are not covered by the authentication of the first page. They are the same in every store:
 * pages of 4096 octets, WAL, 64 octets a page for nonce and tag, and SQLite's fixed fractions.
 */
const layout = Buffer.from('1000020240402020', 'hex');

/** How long an opening waits for another process to let go of the file, in milliseconds. */
const lockWaitMs = 1_000;

/** Makes a new file readable by its owner alone, AEGIS-256 on every page. DISK_FAILED when one is there. */
export function createCiphered(path: string, key: Uint8Array): Database.Database {
  try {
    closeSync(openSync(path, 'wx', 0o600));
  } catch (cause) {
    throw new AppError('DISK_FAILED', { cause, detail: { file: 'store' } });
  }
  return keyed(path, key);
}

/**
 * Opens a file with the raw 32-byte key it was made with. VAULT_DAMAGED when the first page, or all of it, is
 * not what was written; VAULT_KEY_WRONG when it was made with another key, or its beginning was overwritten
 * as if it had been. Every other page is authenticated when it is read.
 */
export function openCiphered(path: string, key: Uint8Array): Database.Database {
  const head = headOf(path);
  // Without this, SQLite would also take an empty file for a new database.
  if (!head.subarray(saltLength).equals(layout)) throw new AppError('VAULT_DAMAGED');
  const expected = head.subarray(0, saltLength).equals(checkValue(key));
  const database = keyed(path, key);
  try {
    const readable = firstPageReads(database);
    if (expected && readable) return database;
    throw new AppError(expected || readable ? 'VAULT_DAMAGED' : 'VAULT_KEY_WRONG');
  } catch (error) {
    database.close();
    throw error;
  }
}

function firstPageReads(database: Database.Database): boolean {
  try {
    database.prepare('SELECT count(*) FROM sqlite_schema').get();
    return true;
  } catch (error) {
    const mapped = storeError(error);
    if (mapped.code === 'VAULT_DAMAGED') return false;
    throw mapped;
  }
}

function keyed(path: string, key: Uint8Array): Database.Database {
  const database = guarded(
    () => new Database(path, { fileMustExist: true, timeout: lockWaitMs }) as CipherDatabase,
  );
  const literal = rawKey(key);
  try {
    database.pragma("cipher='aegis'");
    database.pragma("algorithm='aegis-256'");
    database.key(literal);
    // Before the first read, which would otherwise open the index of the WAL in shared memory.
    database.pragma('locking_mode = EXCLUSIVE');
    return database;
  } catch (error) {
    database.close();
    throw storeError(error);
  } finally {
    literal.fill(0);
  }
}

/** Tells which of two keys a file was made with, and reveals nothing about a key of 32 random octets. */
const checkValue = (key: Uint8Array): NodeBuffer =>
  createHmac('sha256', key).update('tram-mat/store-key').digest().subarray(0, saltLength);

function headOf(path: string): NodeBuffer {
  const head = Buffer.alloc(saltLength + layout.length);
  try {
    withRegularFile(path, (file) => readSync(file, head, 0, head.length, 0));
  } catch (cause) {
    throw new AppError('DISK_FAILED', { cause, detail: { file: 'store' } });
  }
  return head;
}

/**
 * `x'…'` of key and salt in a buffer of its own: the driver takes bytes, so the key never becomes a JavaScript
 * string, which could not be wiped. The cipher keeps its own copy in C memory for as long as the connection
 * is open.
 */
function rawKey(key: Uint8Array): NodeBuffer {
  if (key.length !== 32) throw new RangeError('a vault key has 32 bytes');
  const literal = Buffer.alloc(3 + 2 * (key.length + saltLength));
  let next = literal.write("x'", 'latin1');
  const digit = (value: number) => value + (value < 10 ? 48 : 87);
  for (const part of [key, checkValue(key)]) {
    for (const octet of part) {
      literal[next++] = digit(octet >> 4);
      literal[next++] = digit(octet & 15);
    }
  }
  literal.write("'", next, 'latin1');
  return literal;
}
