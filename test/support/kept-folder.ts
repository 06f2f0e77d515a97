import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { outDirectory, root } from '../../build/run/paths.ts';

/** After this long, in milliseconds, nobody can still be copying a folder that is named for one day. */
const unusedAfter = 2 * 86_400_000;

/** What is made once a day, and anew after any change to its sources. */
export interface Kept {
  /** Folder under `out/`. */
  readonly cache: string;
  /** Tells one from another of the same cache. */
  readonly name: string;
  /** Folders of the project: any line in them may decide what is made. */
  readonly sources: readonly string[];
  /** Fills an empty folder. */
  make(folder: string): Promise<unknown>;
}

/** The folder that was made before, or makes it. It is shared: copy it, do not change it. */
export async function keptFolder({ cache, name, sources, make }: Kept): Promise<string> {
  const place = join(outDirectory, cache);
  const folder = join(place, `${new Date().toISOString().slice(0, 10)}-${name}-${digestOf(sources)}`);
  if (existsSync(folder)) return folder;
  mkdirSync(place, { recursive: true });
  const unfinished = mkdtempSync(join(place, 'unfinished-'));
  removeFormer(place, statSync(unfinished).mtimeMs);
  await make(unfinished);
  try {
    renameSync(unfinished, folder);
  } catch (cause) {
    // Another run was faster; its folder serves as well.
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(folder)) throw cause;
  }
  return folder;
}

/** `now` is the file system's: a case may have set its own clock years ahead while others copy. */
function removeFormer(place: string, now: number): void {
  for (const entry of readdirSync(place)) {
    const former = join(place, entry);
    const changed = statSync(former, { throwIfNoEntry: false })?.mtimeMs ?? now;
    if (now - changed > unusedAfter) rmSync(former, { recursive: true, force: true });
  }
}

function digestOf(sources: readonly string[]): string {
  const hash = createHash('sha256');
  for (const part of sources) {
    for (const name of readdirSync(join(root, part), { recursive: true, encoding: 'utf8' }).sort()) {
      if (/\.(ts|json|sql)$/.test(name) && !name.endsWith('.test.ts')) {
        hash.update(name).update(readFileSync(join(root, part, name)));
      }
    }
  }
  return hash.digest('hex').slice(0, 16);
}
