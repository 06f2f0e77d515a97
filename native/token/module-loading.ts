import pkcs11 from 'pkcs11js';
import type { ErrorCode } from '../../contract/errors/index.ts';
import type { TokenHostState } from '../../contract/token/state.ts';
import { returnValue } from './errors.ts';
import { type Library, namingFailures } from './library.ts';
import { approveModule, type ModuleFile } from './module-file.ts';

/** Why there is no module to ask. */
export type ModuleFault = Exclude<TokenHostState['module'], 'ready' | 'reading'>;

export const moduleErrors: Record<ModuleFault, ErrorCode> = {
  missing: 'TOKEN_MODULE_MISSING',
  'wrong-digest': 'TOKEN_MODULE_UNTRUSTED',
  exposed: 'TOKEN_MODULE_EXPOSED',
  failed: 'TOKEN_MODULE_FAILED',
};

export type LoadedModule =
  | { readonly state: 'ready'; readonly library: Library }
  | { readonly state: ModuleFault; readonly cause: unknown };

/** Where the module is, what it is, and what it is to be told. */
export interface ModuleSource {
  readonly module: string;
  readonly digest: string;
  readonly initialisation?: string | undefined;
}

/** Loads and initialises the vendor's module; again and again, where it fails. */
export class ModuleLoader {
  readonly #source: ModuleSource;
  #file: ModuleFile | undefined;

  constructor(source: ModuleSource) {
    this.#source = source;
  }

  load(): LoadedModule {
    this.#file ??= approveModule(this.#source.module, this.#source.digest);
    if (this.#file.state !== 'approved') return this.#file;
    try {
      const library = namingFailures(new pkcs11.PKCS11(this.#file.path));
      initialise(library, this.#source.initialisation);
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
function initialise(library: Library, initialisation: string | undefined): void {
  const parameters = initialisation === undefined ? {} : { libraryParameters: initialisation };
  try {
    library.C_Initialize({ flags: pkcs11.CKF_OS_LOCKING_OK, ...parameters });
  } catch (error) {
    const value = returnValue(error);
    if (value === pkcs11.CKR_CRYPTOKI_ALREADY_INITIALIZED) return;
    if (value !== pkcs11.CKR_CANT_LOCK) throw error;
    library.C_Initialize(parameters);
  }
}
