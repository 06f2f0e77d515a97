import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import pkcs11 from 'pkcs11js';
import type { TokenHostState } from '../../contract/token/state.ts';
import { returnValue } from './errors.ts';

export type Library = pkcs11.PKCS11;
export type LoadedModule =
  | { readonly state: 'ready'; readonly library: Library }
  | { readonly state: Exclude<TokenHostState['module'], 'ready'> };

/**
 * Loads and initialises the vendor's module. The file is named by an absolute path and must have the approved
 * SHA-256 (lower-case hexadecimal) before any of its code runs.
 */
export function loadModule(path: string, digest: string): LoadedModule {
  const file = isAbsolute(path) ? readIfPresent(path) : undefined;
  if (file === undefined) return { state: 'missing' };
  if (createHash('sha256').update(file).digest('hex') !== digest) return { state: 'wrong-digest' };
  try {
    const library = new pkcs11.PKCS11(path);
    initialise(library);
    return { state: 'ready', library };
  } catch {
    return { state: 'failed' };
  }
}

function readIfPresent(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}

/**
 * Signing runs on a thread of the pool, so the module is asked for its own locking. One that cannot lock is
 * still safe: the host lets one call through at a time.
 */
function initialise(library: Library): void {
  try {
    library.C_Initialize({ flags: pkcs11.CKF_OS_LOCKING_OK });
  } catch (error) {
    const value = returnValue(error);
    if (value === pkcs11.CKR_CRYPTOKI_ALREADY_INITIALIZED) return;
    if (value !== pkcs11.CKR_CANT_LOCK) throw error;
    library.C_Initialize();
  }
}
