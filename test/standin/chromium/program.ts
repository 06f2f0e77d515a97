import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where a program of this name is on `PATH`. */
export const programPath = (name: string): string | undefined =>
  (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));
