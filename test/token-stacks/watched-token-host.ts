import { startTokenProcess, type TokenChild } from '../../build/demo/token-child.ts';
import type { WorkerOptions } from '../../build/demo/token-worker.ts';
import { AppError } from '../../contract/errors/index.ts';
import type { SignMechanism } from '../../contract/token/channels.ts';
import type { TokenHostState, TokenInfo, TokenPhase } from '../../contract/token/state.ts';
import type { TokenPort } from '../../core/ports/token.ts';
import { tokenHostEnvironment } from '../../electron/broker/environment.ts';
import { type Supervised, supervise } from '../../electron/broker/supervise.ts';
import { TokenWatchdog } from '../../electron/broker/token-watchdog.ts';
import type { Outcome } from './stack.ts';

/** How a token stood at some time: in a reader and logged in, in a reader, out, or nobody knew. */
export type Standing = 'logged in' | 'in' | 'out' | 'host lost';

const pauses = [0, 200];

/**
 * The token host of the product, kept as main keeps it: with the environment that main gives it, under the watchdog,
 * and started anew whenever it ends, is stuck, or sees no token that only a new process would see.
 */
export class WatchedTokenHost implements Omit<TokenPort, 'logoutOne'> {
  /** What was told of the listed token, each standing once in a row. */
  readonly history: Standing[] = [];
  readonly stalls: TokenPhase[] = [];
  readonly #options: WorkerOptions;
  readonly #within: readonly string[];
  readonly #watchdog: TokenWatchdog;
  readonly #supervised: Supervised;
  #child: TokenChild | undefined;
  #closed = false;

  constructor(options: WorkerOptions, within: readonly string[] = []) {
    this.#options = options;
    this.#within = within;
    this.#watchdog = new TokenWatchdog((phase) => {
      this.stalls.push(phase);
      this.#child?.process.kill('SIGKILL');
    });
    this.#supervised = supervise((gone) => this.#start(gone), pauses);
  }

  #start(gone: () => void): void {
    this.#watchdog.begin('load');
    const env = tokenHostEnvironment(process.env);
    const surroundings = { env, silent: true, within: this.#within };
    const child = startTokenProcess(this.#options, surroundings, {
      onChange: (state) => this.#note(standing(this.#tokenIn(state))),
      onPhase: (phase) => this.#watchdog.begin(phase),
      onStale: () => child.process.kill('SIGKILL'),
    });
    this.#child = child;
    child.process.once('exit', () => {
      this.#watchdog.stop();
      this.#child = undefined;
      if (this.#closed) return;
      this.#note('host lost');
      gone();
    });
  }

  #note(next: Standing): void {
    if (this.history.at(-1) !== next) this.history.push(next);
  }

  /** The listed token; before one is listed, whichever there is. */
  #tokenIn({ tokens }: TokenHostState): TokenInfo | undefined {
    const [serial] = this.#options.listed;
    return tokens.find((token) => serial === undefined || token.serial === serial);
  }

  #host(): TokenChild {
    if (this.#child === undefined) throw new AppError('TOKEN_HOST_LOST');
    return this.#child;
  }

  async state(): Promise<TokenHostState> {
    return this.#host().state();
  }

  async token(): Promise<TokenInfo | undefined> {
    return this.#tokenIn(await this.state());
  }

  /** The listed token once it is there and described. */
  async ready(): Promise<TokenInfo> {
    return this.until(async () => {
      const token = await this.token();
      return token?.listed === true && token.certificates.length > 0 ? token : undefined;
    });
  }

  /** Resolves with what `look` gives once that is something; a host that is lost meanwhile counts as nothing. */
  async until<Value>(look: () => Promise<Value | undefined>, withinMs = 60_000): Promise<Value> {
    const deadline = Date.now() + withinMs;
    for (;;) {
      const value = await unlessLost(look);
      if (value !== undefined) return value;
      if (Date.now() > deadline) {
        const stalls = this.stalls.length === 0 ? '' : `; stalled in ${this.stalls.join(', ')}`;
        throw new Error(`not in time; the token was told as ${this.history.join(', ')}${stalls}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }

  async login(serial: string, pin: string): Promise<Outcome> {
    return outcomeOf(() => this.#host().login(serial, pin));
  }

  async logout(): Promise<void> {
    await this.#host().logout();
  }

  async sign(serial: string, keyId: string, mechanism: SignMechanism, data: Uint8Array): Promise<Uint8Array> {
    return this.#host().sign(serial, keyId, mechanism, data);
  }

  async decrypt(
    serial: string,
    keyId: string,
    oaepHash: 'SHA-1' | 'SHA-256',
    data: Uint8Array,
  ): Promise<Uint8Array> {
    return this.#host().decrypt(serial, keyId, oaepHash, data);
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#supervised.stop();
    this.#watchdog.stop();
    const child = this.#child;
    if (child === undefined) return;
    // A driver that does not return is not waited for.
    const timer = setTimeout(() => child.process.kill('SIGKILL'), 3_000);
    await child.close();
    clearTimeout(timer);
  }
}

const standing = (token: TokenInfo | undefined): Standing =>
  token === undefined ? 'out' : token.loggedIn ? 'logged in' : 'in';

/** The code of what was refused, or `ok`. */
export async function outcomeOf(work: () => Promise<unknown>): Promise<Outcome> {
  try {
    await work();
    return 'ok';
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

async function unlessLost<Value>(look: () => Promise<Value | undefined>): Promise<Value | undefined> {
  try {
    return await look();
  } catch (error) {
    if (error instanceof AppError && error.code === 'TOKEN_HOST_LOST') return undefined;
    throw error;
  }
}
