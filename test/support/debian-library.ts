import { existsSync } from 'node:fs';
import { join } from 'node:path';

const folders = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/lib'];

/** Absolute path of a shared library where Debian puts it, below the folder of the architecture. */
export function debianLibrary(name: string): string {
  const found = folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
  if (found === undefined) throw new Error(`no ${name} in ${folders.join(', ')}`);
  return found;
}
