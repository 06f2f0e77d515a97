import { readdirSync } from 'node:fs';
import { extname, join } from 'node:path';
import { AppError } from '../../contract/errors/index.ts';

export interface AppFile {
  /** Where it lies; comes from the directory listing, never from a request. */
  readonly path: string;
  readonly type: string;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
};

/**
 * The allow-list of the app scheme: every file of the renderer's output under its exact URL path. A kind of
 * file that windows have no use for stops the start, so that nothing slips into the package unseen.
 */
export function listFiles(root: string): ReadonlyMap<string, AppFile> {
  const files = new Map<string, AppFile>();
  const walk = (directory: string, prefix: string): void => {
    for (const entry of readdirSync(directory, { withFileTypes: true })) {
      const path = join(directory, entry.name);
      const url = `${prefix}/${entry.name}`;
      if (entry.isDirectory()) walk(path, url);
      else if (entry.isFile()) files.set(url, { path, type: typeOf(entry.name) });
    }
  };
  walk(root, '');
  return files;
}

function typeOf(name: string): string {
  const type = types[extname(name)];
  if (type === undefined) throw new AppError('UNEXPECTED');
  return type;
}
