import type { TokenHostState } from '../../contract/token/state.ts';
import { isDriverFault } from './errors.ts';

/** Looks in a row after which a driver is given up, by what they found. */
export interface HealthLimits {
  /** The module fails to load, to initialise, or to list its slots. */
  readonly failed: number;
  /** Every token that was there has gone. */
  readonly emptied: number;
  /** There never was one. */
  readonly empty: number;
}

/** At two looks a second: ten seconds, ten seconds, five minutes. */
export const defaultHealthLimits: HealthLimits = { failed: 20, emptied: 20, empty: 600 };

/**
 * Tells when only a new process can help. A module that speaks to a service of the machine shows no tokens, without an
 * error, for as long as its process lives once that service was restarted (p11-kit's client), and a slot without
 * anything in it looks the same. So a process that finds nothing is replaced: soon where there was something, seldom
 * where there never was. Nobody is logged in then.
 *
 * Another shows its token and fails at every use once its device was gone for a moment (tpm2-pkcs11). After a use that
 * failed so, its process is replaced when nobody is logged in any more.
 */
export class DriverHealth {
  readonly #limits: HealthLimits;
  #seen = false;
  #lastUseFailed = false;
  #inRow = 0;
  #last: keyof HealthLimits | 'good' = 'good';

  constructor(limits: HealthLimits) {
    this.#limits = limits;
  }

  /** A token was used: somebody logged in, or a key worked. */
  worked(): void {
    this.#lastUseFailed = false;
  }

  /** A token was to be used, and this came of it. */
  failed(error: unknown): void {
    this.#lastUseFailed ||= isDriverFault(error);
  }

  /** Whether the process is to be replaced after this look. */
  isStale({ module, tokens }: TokenHostState): boolean {
    // A file that was refused stays refused.
    const hasTokens = tokens.length > 0;
    const found = module === 'failed' ? 'failed' : hasTokens || module !== 'ready' ? 'good' : this.#none();
    this.#seen ||= hasTokens;
    this.#inRow = found === this.#last ? this.#inRow + 1 : 1;
    this.#last = found;
    // Without a token it is for the next one to tell.
    this.#lastUseFailed &&= hasTokens;
    if (this.#lastUseFailed && tokens.every(({ loggedIn }) => !loggedIn)) return true;
    return found !== 'good' && this.#inRow >= this.#limits[found];
  }

  #none(): 'emptied' | 'empty' {
    return this.#seen ? 'emptied' : 'empty';
  }
}
