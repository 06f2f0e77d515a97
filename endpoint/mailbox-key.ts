import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve, sep } from 'node:path';
import type { EndpointConfig } from '../contract/config.ts';
import { AppError } from '../contract/errors/index.ts';

/** The credential of systemd's `LoadCredential=` or `LoadCredentialEncrypted=` that holds the key. */
const credential = 'mailboxes.key';
const form = /^([0-9a-f]{64})\n?$/;

/**
 * The key of the mailboxes, 64 hexadecimal digits in a file outside the home folder that only the endpoint's own user
 * can read: a systemd credential, `keyFile` of `endpoint.json`, or `<home>.key` beside the home folder, which is made
 * when it is missing and nothing was encrypted with another yet (`isNew`). MAILBOXES_KEY_MISSING,
 * MAILBOXES_KEY_UNSAFE.
 */
export function readMailboxKey(home: string, config: EndpointConfig, isNew: boolean): Buffer {
  const { path, isOurs } = keyPath(home, config);
  if (!existsSync(path)) {
    if (!isOurs || !isNew) throw new AppError('MAILBOXES_KEY_MISSING');
    makeKey(path);
  }
  if (isInside(home, path)) throw new AppError('MAILBOXES_KEY_UNSAFE');
  try {
    return readKey(path);
  } catch (cause) {
    // A folder, or a file that this user may not read.
    throw cause instanceof AppError ? cause : new AppError('MAILBOXES_KEY_MISSING', { cause });
  }
}

function readKey(path: string): Buffer {
  const file = openSync(path, 'r');
  try {
    const { mode, uid } = fstatSync(file);
    const own = process.getuid?.();
    if ((mode & 0o077) !== 0 || (uid !== own && uid !== 0)) throw new AppError('MAILBOXES_KEY_UNSAFE');
    const [, digits] = form.exec(readFileSync(file, 'latin1')) ?? [];
    if (digits === undefined) throw new AppError('MAILBOXES_KEY_MISSING');
    return Buffer.from(digits, 'hex');
  } finally {
    closeSync(file);
  }
}

/** Where the key is; `isOurs` when the endpoint may make it. */
function keyPath(home: string, { keyFile }: EndpointConfig): { path: string; isOurs: boolean } {
  const credentials = process.env['CREDENTIALS_DIRECTORY'];
  const given = credentials === undefined ? '' : join(credentials, credential);
  if (given !== '' && existsSync(given)) return { path: given, isOurs: false };
  if (keyFile !== undefined) return { path: keyFile, isOurs: false };
  return { path: `${resolve(home)}.key`, isOurs: true };
}

function makeKey(path: string): void {
  try {
    writeFileSync(path, `${randomBytes(32).toString('hex')}\n`, { flag: 'wx', mode: 0o600, flush: true });
    const folder = openSync(dirname(path), 'r');
    fsyncSync(folder);
    closeSync(folder);
  } catch (cause) {
    throw new AppError('MAILBOXES_KEY_MISSING', { cause });
  }
}

const isInside = (folder: string, path: string): boolean =>
  realpathSync(path).startsWith(realpathSync(folder) + sep);
