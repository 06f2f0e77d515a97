import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'vitest';

/**
 * The vectors that nobody on this project wrote. They are not part of the project: they lie in the folder that
 * `TRAM_MAT_VECTORS` names, or in `shared/conformance` beside the checkout or beside a folder above it.
 */
export function vectorsFolder(checkout: string, named = process.env['TRAM_MAT_VECTORS'] ?? ''): string {
  if (named !== '') return named;
  const beside = join(dirname(checkout), 'shared', 'conformance');
  for (let folder = checkout; folder !== dirname(folder); folder = dirname(folder)) {
    const found = join(dirname(folder), 'shared', 'conformance');
    if (existsSync(found)) return found;
  }
  return beside;
}

const root = vectorsFolder(join(import.meta.dirname, '..', '..'));

export const vectorFile = (...path: string[]): Buffer => readFileSync(join(root, ...path));
export const vectorText = (...path: string[]): string => vectorFile(...path).toString('utf8');
/** The files of a folder, also in folders below it. */
export const vectorNames = (...path: string[]): string[] =>
  readdirSync(join(root, ...path), { recursive: true, encoding: 'utf8' }).sort();

/**
 * The tests of `define`, which read the vectors of one folder. Where it is absent, one line says how many vectors are
 * left out, and with `CI` set that is a failure.
 */
export function withVectors(folder: string, count: number, define: () => void): void {
  if (existsSync(join(root, folder))) {
    define();
    return;
  }
  const line = `${folder}: ${count} vectors left out, because there is no ${join(root, folder)} (TRAM_MAT_VECTORS)`;
  if ((process.env['CI'] ?? '') !== '')
    test(line, () => {
      throw new Error(line);
    });
  else {
    process.stderr.write(`${line}\n`);
    test.skip(line);
  }
}
