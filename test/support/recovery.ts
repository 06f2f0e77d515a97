import { execFileSync } from 'node:child_process';
import type { World } from '../../build/demo/world.ts';
import type { Store } from '../../core/ports/store.ts';
import { homeFiles, readTerminalConfig } from '../../native/home.ts';
import { openStore } from '../../native/store/store.ts';

/** The vault key as a recovery officer gets it: with the recovery key and nothing but OpenSSL. 32 bytes. */
export function recoverKey(world: World, key: 'a' | 'b'): Buffer {
  const { key: inkey, certificate: recip } = world.recovery;
  const { vaultKey } = homeFiles(world.homes[key].home);
  return execFileSync(
    'openssl',
    ['cms', '-decrypt', '-inform', 'DER', '-in', vaultKey, '-inkey', inkey, '-recip', recip],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
}

/** A terminal's store, opened without its terminal. The terminal must be closed. */
export function recoverStore(world: World, key: 'a' | 'b'): Store {
  const { home } = world.homes[key];
  const { organisation } = readTerminalConfig(home);
  return openStore({ path: homeFiles(home).store, key: recoverKey(world, key), organisation });
}
