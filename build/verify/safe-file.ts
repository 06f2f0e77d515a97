import { closeSync, constants, fstatSync, lstatSync, openSync, readSync } from 'node:fs';
import { AppError } from '../../contract/errors/index.ts';

/** Windows has neither flag: there the look before opening decides. */
const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
const chunkSize = 64 * 1024;
const lineFeed = 0x0a;

/** Opens a regular file and nothing else. FILE_UNREADABLE for a link, folder, pipe or device; undefined for nothing. */
function openRegular(path: string): number | undefined {
  let file: number | undefined;
  try {
    const { isFile } = statOf(path) ?? {};
    if (isFile === undefined) return undefined;
    if (!isFile) throw new AppError('FILE_UNREADABLE');
    // Between the look and the opening the file may be exchanged: what was opened is looked at again.
    file = openSync(path, flags);
    if (!fstatSync(file).isFile()) throw new AppError('FILE_UNREADABLE');
    return file;
  } catch (cause) {
    if (file !== undefined) closeSync(file);
    throw cause instanceof AppError ? cause : new AppError('FILE_UNREADABLE', { cause });
  }
}

/** Undefined when there is nothing of that name. */
function statOf(path: string): { isFile: boolean } | undefined {
  const stat = lstatSync(path, { throwIfNoEntry: false });
  return stat === undefined ? undefined : { isFile: stat.isFile() };
}

/** The bytes of a regular file; undefined when there is none. FILE_UNREADABLE, FILE_TOO_LARGE. */
export function readSafely(path: string, maxBytes: number): Uint8Array | undefined {
  const file = openRegular(path);
  if (file === undefined) return undefined;
  try {
    const chunks: Buffer[] = [];
    let size = 0;
    for (const chunk of chunksOf(file)) {
      size += chunk.length;
      if (size > maxBytes) throw new AppError('FILE_TOO_LARGE');
      chunks.push(chunk);
    }
    return new Uint8Array(Buffer.concat(chunks));
  } finally {
    closeSync(file);
  }
}

/**
 * The lines of a regular file, read once from beginning to end. Each ends with a line feed and with nothing else: a
 * carriage return is a changed byte. FILE_UNREADABLE also when there is no file, FILE_TOO_LARGE for a longer line,
 * LEDGER_ENTRY_INVALID for a last line without end and for bytes that are not UTF-8.
 */
export function* linesSafely(path: string, maxLine: number): IterableIterator<string> {
  const file = openRegular(path);
  if (file === undefined) throw new AppError('FILE_UNREADABLE');
  try {
    let parts: Buffer[] = [];
    let size = 0;
    const add = (part: Buffer): void => {
      size += part.length;
      if (size > maxLine) throw new AppError('FILE_TOO_LARGE');
      parts.push(part);
    };
    for (const chunk of chunksOf(file)) {
      let from = 0;
      for (let end = chunk.indexOf(lineFeed); end !== -1; end = chunk.indexOf(lineFeed, from)) {
        add(chunk.subarray(from, end));
        yield textOf(Buffer.concat(parts));
        [parts, size, from] = [[], 0, end + 1];
      }
      if (from < chunk.length) add(chunk.subarray(from));
    }
    if (size > 0) throw new AppError('LEDGER_ENTRY_INVALID');
  } finally {
    closeSync(file);
  }
}

function* chunksOf(file: number): IterableIterator<Buffer> {
  for (;;) {
    const chunk = Buffer.allocUnsafe(chunkSize);
    let read: number;
    try {
      read = readSync(file, chunk, 0, chunkSize, null);
    } catch (cause) {
      throw new AppError('FILE_UNREADABLE', { cause });
    }
    if (read === 0) return;
    yield chunk.subarray(0, read);
  }
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (cause) {
    throw new AppError('LEDGER_ENTRY_INVALID', { cause });
  }
}
