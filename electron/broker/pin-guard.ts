import { AppError, type ErrorCode } from '../../contract/errors/index.ts';
import type { TokenHostState } from '../../contract/token/state.ts';
import { SerialQueue } from '../../core/session/serial-queue.ts';
import type { Pin } from './token-link.ts';

/** The token says that it is the last try; or the tries before it in a row were wrong. */
export type TryQuestion = 'lastTry' | 'manyTries';

interface PinGuardContext {
  login(serial: string, pin: Pin | null): Promise<void>;
  state(): Promise<TokenHostState>;
  /** Asks outside the page whether the try may be used. */
  confirm(question: TryQuestion): Promise<boolean>;
  readonly now?: () => number;
  readonly sleep?: (milliseconds: number) => Promise<void>;
}

/** After which answers of a token the next PIN waits. */
const wrong: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['PIN_WRONG', 'PIN_LAST_TRY', 'PIN_LOCKED']);
const firstWaitMs = 1_000;
const longestWaitMs = 30_000;
/** Tokens that lock after three tries need not tell which is the last. */
const unaskedTries = 2;

/**
 * Stands between whoever offers a PIN and the token: one PIN at a time; after a wrong one the next waits a second, then
 * two, four, up to half a minute; the last try, and each after two wrong ones, is used only after a confirmation outside
 * the page.
 */
export class PinGuard {
  readonly #context: PinGuardContext;
  readonly #queue = new SerialQueue();
  readonly #failed = new Map<string, { times: number; until: number }>();

  constructor(context: PinGuardContext) {
    this.#context = context;
  }

  login(serial: string, pin: Pin | null): Promise<void> {
    return this.#queue.run(() => this.#login(serial, pin));
  }

  async #login(serial: string, pin: Pin | null): Promise<void> {
    const { now = () => performance.now(), sleep = pause } = this.#context;
    const { times = 0, until = 0 } = this.#failed.get(serial) ?? {};
    if (until > now()) await sleep(until - now());
    const question = (await this.#isLastTry(serial))
      ? 'lastTry'
      : times < unaskedTries
        ? undefined
        : 'manyTries';
    if (question !== undefined && !(await this.#context.confirm(question)))
      throw new AppError('PIN_CANCELLED');
    try {
      await this.#context.login(serial, pin);
      this.#failed.delete(serial);
    } catch (error) {
      if (error instanceof AppError && wrong.has(error.code)) {
        const waitMs = Math.min(longestWaitMs, firstWaitMs * 2 ** times);
        // A locked one has its tries again only from whoever issued it.
        const inRow = error.code === 'PIN_LOCKED' ? 0 : times + 1;
        this.#failed.set(serial, { times: inRow, until: now() + waitMs });
      }
      throw error;
    }
  }

  async #isLastTry(serial: string): Promise<boolean> {
    const { tokens } = await this.#context.state();
    return tokens.some((token) => token.serial === serial && token.pin === 'last-try');
  }
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds));
