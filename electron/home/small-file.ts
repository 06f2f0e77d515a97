import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import type { z } from 'zod';
import { readRegular } from '../../native/system/regular-file.ts';

const maxBytes = 64 * 1024;

/** What a small JSON file of the home folder says; undefined where there is none yet. Throws where it is damaged. */
export function readSmallFile<Schema extends z.ZodType>(
  path: string,
  schema: Schema,
): z.infer<Schema> | undefined {
  let text: string;
  try {
    text = readRegular(path, maxBytes).toString('utf8');
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
  return schema.parse(JSON.parse(text));
}

/** Replaces the file whole, or leaves the old one. */
export function writeSmallFile(path: string, value: unknown): void {
  const draft = `${path}.new`;
  const file = openSync(draft, 'w', 0o600);
  try {
    writeSync(file, `${JSON.stringify(value)}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(draft, path);
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';
