import pkcs11 from 'pkcs11js';
import type { TokenHostState } from '../../contract/token/state.ts';
import { returnValue } from './errors.ts';
import { type Library, namingFailures } from './library.ts';
import { approveModule, type ModuleFile } from './module-file.ts';

/** Why there is no module to ask. */
export type ModuleFault = Exclude<TokenHostState['module'], 'ready' | 'reading'>;

export type LoadedModule =
  | { readonly state: 'ready'; readonly library: Library }
  | { readonly state: ModuleFault; readonly cause: unknown };

/** Loads and initialises the vendor's module; again and again, where it fails. */
export class ModuleLoader {
  readonly #path: string;
  readonly #digest: string;
  #file: ModuleFile | undefined;

  constructor(path: string, digest: string) {
    this.#path = path;
    this.#digest = digest;
  }

  load(): LoadedModule {
    this.#file ??= approveModule(this.#path, this.#digest);
    if (this.#file.state !== 'approved') return this.#file;
    try {
      const library = namingFailures(new pkcs11.PKCS11(this.#file.path));
      initialise(library);
      return { state: 'ready', library };
    } catch (cause) {
      return { state: 'failed', cause };
    }
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
