import { AppError, type ErrorCode } from '../../contract/errors/index.ts';
import type { Countersigning, ShownForSigning } from '../../contract/ipc/countersign.ts';
import type { SessionView } from '../../contract/ipc/views.ts';
import type { CoreLink } from './core-link.ts';
import type { Pin, TokenLink } from './token-link.ts';

/** What main's own window for a second person's PIN does. */
export interface PinWindowActions {
  /** Fails with what can be tried again in the window; with anything else the window is closed. */
  sign(pin: Pin | null): Promise<void>;
  /** The window is gone, whoever closed it. */
  closed(): void;
}

/** Opens that window, which shows one act; the function that comes back closes it. */
export type OpenPinWindow = (shown: ShownForSigning, actions: PinWindowActions) => () => void;

interface Context {
  readonly core: Pick<CoreLink, 'call'>;
  readonly tokens: Pick<TokenLink, 'login'>;
  readonly openWindow: OpenPinWindow;
}

/** After these the person tries again in the same window. */
const triedAgain: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'PIN_WRONG',
  'PIN_LAST_TRY',
  'PIN_FORMAT',
  'PIN_CHARACTERS',
  'PIN_CANCELLED',
]);
/** The token that was to sign is gone; that of the session is not. */
const pulled: ReadonlySet<ErrorCode> = new Set<ErrorCode>(['TOKEN_REMOVED', 'TOKEN_ABSENT']);

/** A countersigning whose window stands open. */
interface Open {
  readonly shown: ShownForSigning;
  readonly close: () => void;
  readonly end: PromiseWithResolvers<void>;
  /** The PIN is on its way, or the core signs and writes: the outcome is told, whatever becomes of the window. */
  isSigning: boolean;
  /** Why no PIN is taken any more. */
  over: ErrorCode | undefined;
}

/**
 * One countersigning at a time (decision 0017): the core says what is to be signed and by which token, main shows it in
 * a window of its own, and the PIN goes from there to the token host. The page that asked gets the outcome and no more.
 */
export class Countersignings {
  readonly #context: Context;
  #isBusy = false;
  #open: Open | undefined;

  constructor(context: Context) {
    this.#context = context;
  }

  /** SESSION_WRONG_STATE while there is another. */
  async run(asked: Countersigning): Promise<Record<string, never>> {
    if (this.#isBusy) throw new AppError('SESSION_WRONG_STATE');
    this.#isBusy = true;
    try {
      const { shown } = await this.#context.core.call('control.prepareCountersign', asked);
      if (shown !== null) await this.#inWindow(asked, shown);
      return {};
    } finally {
      this.#isBusy = false;
    }
  }

  /** A window whose session has ended, or whose token was pulled, takes no PIN any more. */
  sessionChanged({ phase, countersigners }: Pick<SessionView, 'phase' | 'countersigners'>): void {
    const open = this.#open;
    if (open === undefined) return;
    if (phase !== 'unlocked') this.#end(open, 'VAULT_LOCKED');
    else if (!countersigners.includes(open.shown.person.code)) this.#end(open, 'COUNTERSIGNER_ABSENT');
  }

  async #inWindow(asked: Countersigning, shown: ShownForSigning): Promise<void> {
    const end = Promise.withResolvers<void>();
    const open: Open = {
      ...{ shown, end, isSigning: false, over: undefined },
      close: this.#context.openWindow(shown, {
        sign: (pin) => this.#sign(open, asked, pin),
        closed: () => this.#end(open, 'COUNTERSIGN_CANCELLED'),
      }),
    };
    this.#open = open;
    try {
      await end.promise;
    } finally {
      this.#open = undefined;
      open.close();
    }
  }

  async #sign(open: Open, asked: Countersigning, pin: Pin | null): Promise<void> {
    if (open.over !== undefined) throw new AppError(open.over);
    if (open.isSigning) throw new AppError('SESSION_WRONG_STATE');
    open.isSigning = true;
    try {
      await this.#loginAndSign(open, asked, pin);
      open.end.resolve();
    } catch (error) {
      const code = error instanceof AppError ? error.code : 'UNEXPECTED';
      if (open.over !== undefined) open.end.reject(new AppError(open.over, { cause: error }));
      else if (!triedAgain.has(code)) open.end.reject(error);
      throw error;
    } finally {
      open.isSigning = false;
    }
  }

  async #loginAndSign({ shown }: Open, asked: Countersigning, pin: Pin | null): Promise<void> {
    const { serial } = shown.token;
    try {
      await this.#context.tokens.login(serial, pin);
    } catch (error) {
      if (!(error instanceof AppError) || !pulled.has(error.code)) throw error;
      throw new AppError('COUNTERSIGNER_ABSENT', { cause: error });
    }
    await this.#context.core.call('control.countersign', { asked, serial });
  }

  #end(open: Open, over: ErrorCode): void {
    open.over ??= over;
    if (!open.isSigning) open.end.reject(new AppError(open.over));
  }
}
