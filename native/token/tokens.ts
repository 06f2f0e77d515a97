import { isDeepStrictEqual } from 'node:util';
import { AppError, type ErrorCode } from '../../contract/errors/index.ts';
import type { TokenHostState, TokenInfo, TokenPhase } from '../../contract/token/state.ts';
import { SerialQueue } from '../../core/session/serial-queue.ts';
import { AttachedToken } from './attached.ts';
import { DriverHealth, defaultHealthLimits, type HealthLimits } from './driver-health.ts';
import { isSessionLost, operationError } from './errors.ts';
import type { Library } from './library.ts';
import { causeOf, FailureLog, type TokenLog } from './log.ts';
import { readModuleInfo } from './module-info.ts';
import { type ModuleFault, ModuleLoader, moduleErrors } from './module-loading.ts';
import { logIn } from './pin.ts';
import { profileOf } from './profiles/index.ts';
import type { LibraryDescription } from './profiles/profile.ts';
import { cardsOf, type PresentCard, type PresentToken, presentTokens } from './slots.ts';

export interface TokensOptions {
  /** The vendor's PKCS#11 module: absolute path, and SHA-256 of the file in lower-case hexadecimal. */
  readonly module: string;
  readonly digest: string;
  /** Serial numbers of admitted tokens. No other token is ever offered a PIN or asked for a signature. */
  readonly listed: readonly string[];
  /** Called with the first state and with every other one: a token came, went or changed. */
  onChange(state: TokenHostState): void;
  /** Called as each phase begins, before the module is entered. */
  onPhase?(phase: TokenPhase): void;
  /** Called when only a new process can find tokens again. */
  onStale?(): void;
  readonly healthLimits?: HealthLimits;
  /** For C_Initialize, where a driver needs a string there. */
  readonly initialisation?: string | undefined;
  readonly log: TokenLog;
  /** Milliseconds between two looks at the slots. */
  readonly pollMs?: number;
}

const defaultPollMs = 500;
/** Milliseconds that slow readers may put off the next look at most. */
const longestPauseMs = 2_000;
/** A token that is there and whose session lives is described anew at every so many looks. */
const describeEvery = 4;
const mostTokens = 16;

/** What to do with a key; each fails with a code of its own. */
export type KeyOperation = 'sign' | 'decrypt';
const operationErrors: Record<KeyOperation, ErrorCode> = {
  sign: 'TOKEN_SIGN_FAILED',
  decrypt: 'TOKEN_DECRYPT_FAILED',
};

/** What is in the readers now, which of it is admitted, and everything that may be asked of it. */
export class Tokens {
  readonly #options: TokensOptions;
  readonly #queue = new SerialQueue();
  readonly #failures: FailureLog;
  readonly #attached = new Map<string, AttachedToken>();
  readonly #loader: ModuleLoader;
  readonly #health: DriverHealth;
  #library: Library | undefined;
  #description: LibraryDescription = { manufacturer: '', description: '' };
  /** No token has been at work whose profile leaves the module to the end of the process. */
  #finalises = true;
  #module: 'ready' | ModuleFault = 'failed';
  #present: readonly PresentCard[] = [];
  #looks = 0;
  #announced: TokenHostState | undefined;
  #timer: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(options: TokensOptions) {
    this.#options = options;
    this.#failures = new FailureLog(options.log);
    this.#loader = new ModuleLoader(options);
    this.#health = new DriverHealth(options.healthLimits ?? defaultHealthLimits);
    this.#poll();
  }

  /** Runs work when all before it has ended; refuses once the host is closed. */
  exclusively<Value>(work: () => Value | Promise<Value>): Promise<Value> {
    return this.#queue.run(async () => {
      if (this.#closed) throw new AppError('TOKEN_MODULE_FAILED');
      this.#begin('look');
      try {
        return await work();
      } finally {
        this.#begin('idle');
      }
    });
  }

  /** Looks at the slots now, tells what changed, and returns the state. */
  look(): TokenHostState {
    return this.#look(() => undefined);
  }

  #look(known: (slot: Buffer) => PresentToken | undefined): TokenHostState {
    if (this.#module === 'failed') this.#load();
    if (this.#library !== undefined) this.#scan(this.#library, known);
    return this.#announce();
  }

  /** Not at each poll is a card asked to describe itself, which holds up signatures: its session tells that it is there. */
  #lookBriefly(): TokenHostState {
    this.#looks += 1;
    const resting = this.#present.filter((_, index) => (this.#looks + index) % describeEvery !== 0);
    return this.#look((slot) => {
      const token = resting.find((present) => present.others.length === 0 && present.slot.equals(slot));
      return token !== undefined && this.#attached.get(token.serial)?.isAlive() === true ? token : undefined;
    });
  }

  /** Logs in to one token; any failure leaves it logged out. */
  login(serial: string, pin: Uint8Array | null): Record<string, never> {
    if (!this.#options.listed.includes(serial)) throw new AppError('TOKEN_NOT_LISTED');
    this.look();
    if (this.#library === undefined) throw this.#moduleError();
    const here = this.#present.filter((token) => token.serial === serial);
    const [present, ...others] = here;
    if (present === undefined) throw new AppError('TOKEN_ABSENT');
    if (others.length > 0) throw new AppError('TOKEN_NOT_LISTED');
    const token = this.#attached.get(serial);
    if (token === undefined) throw new AppError('TOKEN_MODULE_FAILED');
    try {
      this.#begin(present.pinPad ? 'pin-pad' : 'login');
      logIn(token, pin);
      this.#begin('read');
      token.loggedInWith(pin);
    } catch (error) {
      this.#begin('look');
      this.#health.failed(error);
      if (!(error instanceof AppError)) this.#failures.failed('login', error);
      this.#failures.tolerate('logout', () => token.logout());
      this.look();
      if (this.#attached.get(serial) !== token) throw new AppError('TOKEN_REMOVED', { cause: error });
      throw operationError(error, 'TOKEN_MODULE_FAILED');
    }
    this.look();
    if (this.#attached.get(serial) !== token) throw new AppError('TOKEN_REMOVED');
    this.#health.worked();
    return {};
  }

  logout(): Record<string, never> {
    for (const token of this.#attached.values()) this.#logOut(token);
    this.look();
    return {};
  }

  /** Ends the login on one token; the others keep theirs. */
  logoutOne(serial: string): Record<string, never> {
    const token = this.#attached.get(serial);
    if (token !== undefined) this.#logOut(token);
    this.look();
    return {};
  }

  #logOut(token: AttachedToken): void {
    try {
      token.logout();
    } catch (error) {
      this.#failures.failed('logout', error);
      // Without a working session no login can be left standing on trust.
      token.close();
      this.#attached.delete(token.serial);
    }
  }

  /**
   * Runs an operation with a key on an admitted token. A session that has ended is opened again once; the login ends
   * with it unless the token reports that it is still logged in, and no PIN is kept to log in again.
   */
  async operate<Value>(
    serial: string,
    operation: KeyOperation,
    run: (token: AttachedToken) => Promise<Value>,
  ): Promise<Value> {
    const token = this.#attached.get(serial) ?? this.#lookFor(serial);
    if (this.#library === undefined) throw this.#moduleError();
    this.#begin(token.waitsAtPad ? 'pin-pad' : operation);
    try {
      const value = await run(token).catch((error: unknown) => {
        if (!isSessionLost(error)) throw error;
        this.#failures.failed(operation, error);
        token.renew();
        if (!token.isLoggedIn()) throw new AppError('TOKEN_REMOVED', { cause: error });
        return run(token);
      });
      this.#health.worked();
      return value;
    } catch (error) {
      this.#health.failed(error);
      if (!(error instanceof AppError)) {
        this.#failures.failed(operation, error);
        this.#failures.tolerate('session', () => token.renew());
      }
      this.look();
      if (this.#attached.get(serial) !== token) throw new AppError('TOKEN_REMOVED', { cause: error });
      throw operationError(error, operationErrors[operation]);
    }
  }

  async close(): Promise<void> {
    await this.#queue.run(() => {
      if (this.#closed) return;
      this.#closed = true;
      clearTimeout(this.#timer);
      for (const serial of [...this.#attached.keys()]) this.#detach(serial);
      if (this.#finalises) this.#failures.tolerate('finalise', () => this.#library?.C_Finalize());
    });
  }

  #poll(): void {
    const began = performance.now();
    this.exclusively(() => {
      if (this.#health.isStale(this.#lookBriefly())) this.#options.onStale?.();
    })
      .catch((error: unknown) => {
        // The host may close between the timer and the queue; that is no failure.
        if (!this.#closed) this.#failures.changed('poll', 'poll', causeOf(error));
      })
      .finally(() => {
        if (this.#closed) return;
        const took = Math.min(performance.now() - began, longestPauseMs);
        this.#timer = setTimeout(() => this.#poll(), Math.max(this.#options.pollMs ?? defaultPollMs, took));
        this.#timer.unref();
      });
  }

  #load(): void {
    this.#begin('load');
    const loaded = this.#loader.load();
    this.#module = loaded.state;
    this.#library = loaded.state === 'ready' ? loaded.library : undefined;
    if (loaded.state !== 'ready') this.#failures.changed('load', 'load', causeOf(loaded.cause));
    else this.#readInfo(loaded.library);
  }

  #scan(library: Library, known: (slot: Buffer) => PresentToken | undefined): void {
    const used = (serial: string) => this.#attached.get(serial)?.slot;
    const tokens = this.#failures.poll('slots', '', () => presentTokens(library, this.#failures, known));
    const present = tokens && cardsOf(tokens, used).slice(0, mostTokens);
    if (present === undefined) {
      this.#attached.clear();
      this.#present = [];
      this.#library = undefined;
      this.#module = 'failed';
      return;
    }
    const gone = [...this.#attached.values()].filter(
      (token) => !present.some((seen) => this.#same(seen, token, present)) || !token.isAlive(),
    );
    for (const { serial } of gone) this.#detach(serial);
    // A token pulled and put back between two looks has been gone all the same, and is told so.
    this.#present = present.filter(({ serial }) => !gone.some((token) => token.serial === serial));
    if (gone.length > 0) this.#announce();
    this.#present = present;
    for (const card of present) this.#attach(library, card);
    this.#present = cardsOf(tokens ?? [], used).slice(0, mostTokens);
  }

  #same(seen: PresentToken, token: AttachedToken, present: readonly PresentToken[]): boolean {
    return seen.serial === token.serial && seen.slot.equals(token.slot) && this.#admits(seen, present);
  }

  /** On the list, and the only one here with that serial: of two alike, one is not what it claims. */
  #admits({ serial }: PresentToken, present: readonly PresentToken[]): boolean {
    return (
      this.#options.listed.includes(serial) && present.filter((token) => token.serial === serial).length === 1
    );
  }

  /** Of a card with several slots, the one that holds certificates for the most usages holds the keys. */
  #attach(library: Library, card: PresentCard): void {
    if (this.#attached.has(card.serial) || !this.#admits(card, this.#present)) return;
    this.#begin('read');
    // A token that cannot be opened yet shows without certificates and is tried again at the next look.
    this.#failures.poll('attach', card.slot.toString('hex'), () => {
      const profile = profileOf(this.#description, card.description);
      if (profile.unload === 'process-exit') this.#finalises = false;
      let best: AttachedToken | undefined;
      try {
        for (const slot of [card, ...card.others]) {
          const opened = new AttachedToken(library, this.#failures, slot, profile);
          const isBetter = best === undefined || opened.usages > best.usages;
          (isBetter ? best : opened)?.close();
          if (isBetter) best = opened;
        }
      } catch (error) {
        best?.close();
        throw error;
      }
      if (best !== undefined) this.#attached.set(card.serial, best);
    });
  }

  #detach(serial: string): void {
    const token = this.#attached.get(serial);
    this.#attached.delete(serial);
    this.#failures.tolerate('logout', () => token?.logout());
    token?.close();
  }

  #lookFor(serial: string): AttachedToken {
    if (!this.#options.listed.includes(serial)) throw new AppError('TOKEN_NOT_LISTED');
    this.look();
    if (this.#library === undefined) throw this.#moduleError();
    const token = this.#attached.get(serial);
    if (token === undefined) throw new AppError('TOKEN_ABSENT');
    return token;
  }

  #begin(phase: TokenPhase): void {
    this.#options.onPhase?.(phase);
  }

  #moduleError(): AppError {
    return new AppError(this.#module === 'ready' ? 'TOKEN_MODULE_FAILED' : moduleErrors[this.#module]);
  }

  #announce(): TokenHostState {
    const state: TokenHostState = {
      module: this.#module,
      tokens: this.#present.map((token) => this.#info(token)),
    };
    if (!isDeepStrictEqual(state, this.#announced)) {
      this.#announced = state;
      this.#options.onChange(state);
    }
    return state;
  }

  #info(token: PresentToken): TokenInfo {
    const attached = this.#attached.get(token.serial);
    return {
      serial: token.serial,
      label: token.label,
      reader: token.reader,
      listed: this.#admits(token, this.#present),
      loggedIn: attached !== undefined && this.#isLoggedIn(attached),
      pin: attached?.shownPin(token.pin) ?? token.pin,
      pinPad: token.pinPad,
      certificates: attached?.certificates ?? [],
    };
  }

  /** A token that went since the look began counts as logged out. */
  #isLoggedIn(token: AttachedToken): boolean {
    return this.#failures.poll('session', token.serial, () => token.isLoggedIn()) ?? false;
  }

  /** A module that does not describe itself is used all the same, under the default profile. */
  #readInfo(library: Library): void {
    this.#failures.tolerate('info', () => {
      const { description, facts } = readModuleInfo(library);
      this.#description = description;
      this.#options.log.loaded({ ...facts, digest: this.#options.digest });
    });
  }
}
