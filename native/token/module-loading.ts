import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import pkcs11 from 'pkcs11js';
import { AppError } from '../../contract/errors/index.ts';
import type { TokenHostState } from '../../contract/token/state.ts';
import { returnValue } from './errors.ts';
import { type Library, namingFailures } from './library.ts';

export type LoadedModule =
  | { readonly state: 'ready'; readonly library: Library }
  | { readonly state: Exclude<TokenHostState['module'], 'ready'>; readonly cause: unknown };

/**
 * Loads and initialises the vendor's module. The file is named by an absolute path and must have the approved
 * SHA-256 (lower-case hexadecimal) before any of its code runs.
 */
export function loadModule(path: string, digest: string): LoadedModule {
  if (!isAbsolute(path)) return { state: 'missing', cause: new AppError('TOKEN_MODULE_MISSING') };
  let file: Uint8Array;
  try {
    file = readFileSync(path);
  } catch (cause) {
    return { state: 'missing', cause };
  }
  if (createHash('sha256').update(file).digest('hex') !== digest) {
    return { state: 'wrong-digest', cause: new AppError('TOKEN_MODULE_UNTRUSTED') };
  }
  try {
    const library = namingFailures(new pkcs11.PKCS11(path));
    initialise(library);
    return { state: 'ready', library };
  } catch (cause) {
    return { state: 'failed', cause };
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
