import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Where this process makes what shall take the place of a folder. */
export const freshFolder = (place: string): string => `${place}.${process.pid}`;

/**
 * Puts a finished folder in the place of another, as a whole, so that who reads meanwhile finds files of one of the two.
 * Where several processes do so at once, none fails, and the folder of the last one stays.
 */
export function replaceFolder(fresh: string, place: string): void {
  const old = `${fresh}.old`;
  do {
    rmSync(old, { recursive: true, force: true });
    renamed(place, old, ['ENOENT']);
  } while (!renamed(fresh, place, ['ENOTEMPTY', 'EEXIST']));
  rmSync(old, { recursive: true, force: true });
}

/** Removes what processes that were ended left beside the place. */
export function removeAbandoned(place: string): void {
  if (!existsSync(dirname(place))) return;
  const name = `${basename(place)}.`;
  for (const entry of readdirSync(dirname(place))) {
    const pid = /^(\d+)(\.old)?$/.exec(entry.startsWith(name) ? entry.slice(name.length) : '')?.[1];
    if (pid !== undefined && !runs(Number(pid)))
      rmSync(join(dirname(place), entry), { recursive: true, force: true });
  }
}

/** Whether it was renamed; false for one of the codes. */
function renamed(from: string, to: string, codes: readonly string[]): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if (codes.includes(codeOf(error) ?? '')) return false;
    throw error;
  }
}

function runs(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return codeOf(error) !== 'ESRCH';
  }
}

const codeOf = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
