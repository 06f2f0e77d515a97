import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs';

/** Windows has no such flag, and no pipes among its files. */
const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/**
 * Opens a regular file, also by a link, and closes it after the work. Throws for a folder, a device or a pipe, which
 * would otherwise keep the process waiting until another writes to it.
 */
export function withRegularFile<T>(path: string, work: (file: number, size: number) => T): T {
  const file = openSync(path, flags);
  try {
    const stat = fstatSync(file);
    if (!stat.isFile()) throw new Error('not a regular file');
    return work(file, stat.size);
  } finally {
    closeSync(file);
  }
}

/** The bytes of a regular file; throws also when they are more than `maxBytes`. */
export const readRegular = (path: string, maxBytes: number): Buffer =>
  withRegularFile(path, (file, size) => {
    if (size > maxBytes) throw new Error('too large a file');
    return readFileSync(file);
  });
