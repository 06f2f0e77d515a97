import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import { outDirectory } from '../../build/run/paths.ts';

const cache = join(outDirectory, 'fixtures', 'libraries');

/** A C file as a shared library in the checkout; gcc compiles it once for each state of its source. */
export function compiledLibrary(source: string, flags: readonly string[] = []): string {
  const state = createHash('sha256').update(readFileSync(source)).update(flags.join(' ')).digest('hex');
  const library = join(cache, `${basename(source, '.c')}-${state.slice(0, 16)}.so`);
  if (existsSync(library)) return library;
  mkdirSync(cache, { recursive: true });
  const unfinished = `${library}.${process.pid}`;
  compileLibrary(source, unfinished, flags);
  renameSync(unfinished, library);
  return library;
}

export function compileLibrary(source: string, library: string, flags: readonly string[]): void {
  const all = ['-O1', '-Wall', '-Wno-address', '-shared', '-fPIC', ...flags, '-o', library, source, '-ldl'];
  execFileSync('gcc', all, { stdio: ['ignore', 'ignore', 'inherit'] });
}
