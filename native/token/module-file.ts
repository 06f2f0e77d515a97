import { createHash } from 'node:crypto';
import {
  closeSync,
  mkdtempSync,
  openSync,
  readFileSync,
  realpathSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, isAbsolute, join } from 'node:path';
import { AppError } from '../../contract/errors/index.ts';
import type { TokenHostState } from '../../contract/token/state.ts';

export type ModuleFile =
  /** What the loader is to open is what was hashed. */
  | { readonly state: 'approved'; readonly path: string }
  | {
      readonly state: Extract<TokenHostState['module'], 'missing' | 'wrong-digest' | 'exposed'>;
      readonly cause: unknown;
    };

/**
 * Finds the vendor's module, named by an absolute path, and compares its SHA-256 (lower-case hexadecimal) before any
 * of its code runs. A file that accounts other than root and our own could change is refused.
 *
 * The loader opens a file by name, after it was hashed. Where root alone can change what stands under the name, it is
 * the same file. Where our own account can, as for everything when it runs as root, the bytes that were hashed are
 * loaded from a copy without a name (docs/decisions/0009-token-module.md).
 */
export function approveModule(path: string, digest: string): ModuleFile {
  if (!isAbsolute(path)) return { state: 'missing', cause: new AppError('TOKEN_MODULE_MISSING') };
  try {
    const real = realpathSync(path);
    const writer = process.platform === 'win32' ? 'root' : writerOf(real);
    if (writer === 'others') return { state: 'exposed', cause: new AppError('TOKEN_MODULE_EXPOSED') };
    const file = readFileSync(real);
    if (digestOf(file) !== digest) return untrusted();
    return writer === 'root' ? { state: 'approved', path: real } : approveCopy(file, digest);
  } catch (cause) {
    return { state: 'missing', cause };
  }
}

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const untrusted = (): ModuleFile => ({
  state: 'wrong-digest',
  cause: new AppError('TOKEN_MODULE_UNTRUSTED'),
});

/**
 * A copy that only this process can reach: it is hashed again once its name is gone. Its descriptor stays open as long
 * as the process lives, because the loader takes two files of one name for the same.
 */
function approveCopy(file: Uint8Array, digest: string): ModuleFile {
  const folder = mkdtempSync(join(tmpdir(), 'tram-mat-module-'));
  let descriptor: number;
  try {
    const copy = join(folder, 'module');
    writeFileSync(copy, file, { mode: 0o500, flag: 'wx' });
    descriptor = openSync(copy, 'r');
  } finally {
    rmSync(folder, { recursive: true });
  }
  const path = `/proc/self/fd/${descriptor}`;
  if (digestOf(readFileSync(path)) === digest) return { state: 'approved', path };
  closeSync(descriptor);
  return untrusted();
}

/** Accounts that can change what the loader finds under a path without links. */
export type Writer = 'root' | 'own' | 'others';

/**
 * Looks at the file and at each folder above it. In a folder that everybody may write to, such as /tmp, the sticky bit
 * keeps the entries of others. A group that bears its user's number is that user's own, as Debian makes them.
 */
export function writerOf(
  path: string,
  look: (path: string) => Pick<Stats, 'mode' | 'uid' | 'gid'> = statSync,
  own: number = process.getuid?.() ?? 0,
): Writer {
  let writer: Writer = own === 0 ? 'own' : 'root';
  for (let at = path, below = ''; at !== below; below = at, at = dirname(at)) {
    const { mode, uid, gid } = look(at);
    const isSticky = at !== path && (mode & 0o1000) !== 0;
    const writable = mode & (uid === own && gid === own ? 0o002 : 0o022);
    if ((uid !== 0 && uid !== own) || (writable !== 0 && !isSticky)) return 'others';
    if (uid === own) writer = 'own';
  }
  return writer;
}
