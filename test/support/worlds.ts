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
import { copyWorld, createWorld, type World } from '../../build/demo/world.ts';
import { outDirectory, root } from '../../build/run/paths.ts';

const cache = join(outDirectory, 'test-worlds');
const day = 86_400_000;

/**
 * A demo world of its own, in a folder that does not exist yet: a copy of one that was made before. Making one
 * takes seconds, mostly for RSA keys; copying takes a fraction of one, so that every case can have its own.
 */
export async function testWorld(directory: string): Promise<World> {
  return copyWorld(await original(), directory);
}

/** The folder of the world to copy: made once a day, and anew after any change to what makes it. */
async function original(): Promise<string> {
  const folder = join(cache, `${new Date().toISOString().slice(0, 10)}-${sourcesDigest()}`);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  for (const name of readdirSync(cache)) {
    const former = join(cache, name);
    if (Date.now() - statSync(former).mtimeMs > day) rmSync(former, { recursive: true, force: true });
  }
  const unfinished = mkdtempSync(join(cache, 'unfinished-'));
  await createWorld(unfinished);
  try {
    renameSync(unfinished, folder);
  } catch (cause) {
    // Another run was faster; its world serves as well.
    rmSync(unfinished, { recursive: true, force: true });
    if (!existsSync(folder)) throw cause;
  }
  return folder;
}

/** Changes with any line that may decide what stands in a world. */
function sourcesDigest(): string {
  const hash = createHash('sha256');
  for (const part of ['build/demo', 'contract', 'domain', 'core', 'native']) {
    for (const name of readdirSync(join(root, part), { recursive: true, encoding: 'utf8' }).sort()) {
      if (/\.(ts|json|sql)$/.test(name) && !name.endsWith('.test.ts')) {
        hash.update(name).update(readFileSync(join(root, part, name)));
      }
    }
  }
  return hash.digest('hex').slice(0, 16);
}
