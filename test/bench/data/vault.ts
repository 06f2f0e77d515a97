import { createPrivateKey, privateDecrypt, X509Certificate } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { World } from '../../../build/demo/world.ts';
import { unwrapVaultKey } from '../../../core/vault/key-wrapping.ts';
import { homeFiles } from '../../../native/home.ts';

/** The vault key of a demo terminal, with the recovery key in the place of a token. */
export async function vaultKey(world: World, key: 'a' | 'b'): Promise<Uint8Array> {
  const file = await readFile(homeFiles(world.homes[key].home).vaultKey);
  const privateKey = createPrivateKey(await readFile(world.recovery.key));
  const certificate = new X509Certificate(await readFile(world.recovery.certificate)).raw;
  return unwrapVaultKey(file, [certificate], async (_certificate, oaepHash, wrapped) =>
    privateDecrypt({ key: privateKey, oaepHash: oaepHash === 'SHA-1' ? 'sha1' : 'sha256' }, wrapped),
  );
}

const mark = (world: World): string => join(world.directory, 'a-has-a-million');

/** Says that agency A's store was filled to the end; a world made anew has lost it. */
export const markFull = (world: World): void => writeFileSync(mark(world), '');

export function requireFull(world: World): void {
  if (!existsSync(mark(world))) throw new Error('there is no store with a million records');
}
