import { execFileSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { AppError } from '../../contract/errors/index.ts';
import { exportEvidence } from '../../core/evidence/export.ts';
import type { Store } from '../../core/ports/store.ts';
import { keptLists } from '../../core/session/kept-lists.ts';
import { homeFiles, readTerminalConfig } from '../../native/home.ts';
import { openStore } from '../../native/store/store.ts';
import { trustFiles } from '../../native/system/trust-files.ts';
import { vaultFile } from '../../native/system/vault-file.ts';

/** Paths of the recovery certificate and of its private key, to which the vault key is wrapped as well. */
export interface Recovery {
  readonly certificate: string;
  readonly key: string;
}

/**
 * The store of a closed terminal, its key unwrapped by openssl with the recovery key. The caller closes it.
 * VAULT_KEY_WRONG when the recovery key does not unwrap it.
 */
export function recoverStore(home: string, { certificate, key }: Recovery): Store {
  const files = homeFiles(home);
  const { organisation } = readTerminalConfig(home);
  const vaultKey = unwrapped(vaultFile(files.vaultKey).read(), ['-recip', certificate, '-inkey', key]);
  try {
    return openStore({ path: files.store, key: new Uint8Array(vaultKey), organisation });
  } finally {
    vaultKey.fill(0);
  }
}

function unwrapped(vaultKey: Uint8Array | undefined, recipient: readonly string[]): Buffer {
  const args = ['cms', '-decrypt', '-inform', 'DER', ...recipient];
  try {
    return execFileSync('openssl', args, { input: vaultKey ?? '', stdio: ['pipe', 'pipe', 'ignore'] });
  } catch (cause) {
    throw new AppError('VAULT_KEY_WRONG', { cause });
  }
}

/** Whether the evidence of a store holds sections, with names of people whom nothing outside the organisation lists. */
export const namesStaff = ({ settings }: Pick<Store, 'settings'>): boolean =>
  settings.read('section') !== undefined;

/** The revocation lists in `trust/` and those that the vault has kept, one at a time: they may be gigabytes. */
export function* listsOf(home: string, store: Store): Iterable<Uint8Array> {
  yield* trustFiles(homeFiles(home).trust).crls();
  for (const read of keptLists(store).values()) yield read();
}

/** The evidence of a closed terminal as files by name, without the revocation lists (`exportedLists`). */
export function terminalEvidence({
  home,
  letter,
  store,
}: {
  readonly home: string;
  readonly letter: string;
  readonly store: Store;
}): Promise<Map<string, Uint8Array>> {
  const config = readTerminalConfig(home);
  const trust = trustFiles(homeFiles(home).trust).all();
  return exportEvidence({
    letter,
    frame: {
      organisation: config.organisation,
      terminal: config.terminal,
      directoryAuthorities: config.directoryAuthorities,
      staleCrlDays: config.staleCrlDays,
    },
    store,
    directory: {
      content: required(store.settings.read('directory-statement')),
      signature: required(store.settings.read('directory-signature')),
    },
    trust: { ...trust, crls: [] },
    checkpoint: 'closed',
  });
}

export function required(bytes: Uint8Array | undefined): Uint8Array {
  if (bytes === undefined) throw new Error('the store lacks a proof');
  return bytes;
}

/**
 * Writes for the owner alone: a ledger is as secret as the store it comes from. Returns how many files. DISK_FULL,
 * DISK_FAILED.
 */
export async function writeFiles(
  folder: string,
  files: Iterable<readonly [name: string, bytes: Uint8Array]>,
): Promise<number> {
  let count = 0;
  for (const [name, bytes] of files) {
    await writeOne(join(folder, name), bytes);
    count += 1;
  }
  return count;
}

async function writeOne(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeFile(path, bytes, { mode: 0o600 });
  } catch (cause) {
    const isFull = cause instanceof Error && 'code' in cause && cause.code === 'ENOSPC';
    throw new AppError(isFull ? 'DISK_FULL' : 'DISK_FAILED', { cause });
  }
}
