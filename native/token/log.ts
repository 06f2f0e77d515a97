import { AppError } from '../../contract/errors/index.ts';
import { Pkcs11Failure, returnValueName } from './library.ts';

/** What the host was doing when something failed. */
export type TokenStep =
  | 'load'
  | 'info'
  | 'slots'
  | 'slot'
  | 'attach'
  | 'certificate'
  | 'key'
  | 'session'
  | 'login'
  | 'sign'
  | 'decrypt'
  | 'logout'
  | 'close'
  | 'finalise'
  | 'poll';

/** Why a step failed: a PKCS#11 return value, a code of our own or of the system, or the class of an error. */
export type FailureCause =
  | { readonly function: string; readonly value: number; readonly ckr: string }
  | { readonly code: string }
  | { readonly kind: string };

/** What a PKCS#11 module says of itself, and the SHA-256 of its file. */
export interface ModuleFacts {
  readonly manufacturer: string;
  readonly libraryVersion: string;
  readonly cryptokiVersion: string;
  readonly flags: number;
  readonly digest: string;
}

/** The token host's log: codes, numbers and the module's own name. No label, no serial, no PIN, no data. */
export interface TokenLog {
  loaded(facts: ModuleFacts): void;
  failed(step: TokenStep, cause: FailureCause): void;
}

/** Takes the cause of every failure in the token host to the log. */
export class FailureLog {
  readonly #log: TokenLog;
  readonly #last = new Map<string, string>();

  constructor(log: TokenLog) {
    this.#log = log;
  }

  failed(step: TokenStep, error: unknown): void {
    this.#log.failed(step, causeOf(error));
  }

  /** For a step after which nothing depends on its success. */
  tolerate(step: TokenStep, run: () => void): void {
    try {
      run();
    } catch (error) {
      this.failed(step, error);
    }
  }

  /**
   * For a step that is repeated at every poll: undefined when it fails. A failure is logged when it begins or
   * changes, not each time. `place` tells apart what the step is done to.
   */
  poll<Value>(step: TokenStep, place: string, run: () => Value): Value | undefined {
    const key = `${step} ${place}`;
    try {
      const value = run();
      this.#last.delete(key);
      return value;
    } catch (error) {
      this.changed(key, step, causeOf(error));
      return undefined;
    }
  }

  /** Logs a cause unless it is the last one logged under the same key. */
  changed(key: string, step: TokenStep, cause: FailureCause): void {
    const text = JSON.stringify(cause);
    if (this.#last.get(key) === text) return;
    this.#last.set(key, text);
    this.#log.failed(step, cause);
  }
}

const systemCode = /^E[A-Z0-9_]{1,40}$/;
const className = /^[A-Za-z0-9]{1,40}$/;

/** The innermost cause that has a number or a code. Messages of errors are never read. */
export function causeOf(error: unknown): FailureCause {
  if (error instanceof Pkcs11Failure) {
    return { function: error.function, value: error.value, ckr: returnValueName(error.value) };
  }
  if (!(error instanceof Error)) return { kind: typeof error };
  if (error.cause !== undefined) return causeOf(error.cause);
  if (error instanceof AppError) return { code: error.code };
  const code = 'code' in error ? error.code : undefined;
  if (typeof code === 'string' && systemCode.test(code)) return { code };
  return { kind: className.test(error.name) ? error.name : 'Error' };
}
