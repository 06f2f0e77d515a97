import { AppError } from '../../contract/errors/index.ts';
import { tokenShellChannels, tokenShellEvents } from '../../contract/token/channels.ts';
import type { TokenHostState, TokenPhase } from '../../contract/token/state.ts';
import { endsWithin } from '../../core/session/ends-within.ts';
import type { ShellLog } from '../log.ts';
import { type Connection, connect } from '../rpc/connect.ts';
import type { Port } from '../rpc/port.ts';

/** UTF-8 bytes in memory of their own, so that zeroing them leaves nothing. */
export type Pin = Uint8Array<ArrayBuffer>;

/** The token host of the moment, as main uses it. */
export class TokenLink {
  readonly #log: ShellLog;
  readonly #logoutMs: number;
  #connection: Connection<typeof tokenShellChannels> | undefined;

  /** A logout is waited for `logoutMs`. */
  constructor(log: ShellLog, logoutMs: number) {
    this.#log = log;
    this.#logoutMs = logoutMs;
  }

  open(port: Port, onPhase: (phase: TokenPhase) => void): void {
    this.#connection = connect(port, tokenShellChannels, {
      lost: 'TOKEN_HOST_LOST',
      log: this.#log,
      events: tokenShellEvents,
      // The core draws the conclusions; main only brings PINs and watches the phases.
      onEvent: { 'token.changed': () => {}, 'token.phase': onPhase },
    });
  }

  lose(): void {
    this.#connection?.close();
    this.#connection = undefined;
  }

  /** Fails with TOKEN_HOST_LOST while there is no host. The host gets a copy of the PIN. */
  async login(serial: string, pin: Pin | null): Promise<void> {
    if (this.#connection === undefined) throw new AppError('TOKEN_HOST_LOST');
    await this.#connection.call('token.login', { serial, pin });
  }

  /** Fails with TOKEN_HOST_LOST while there is no host. */
  async state(): Promise<TokenHostState> {
    if (this.#connection === undefined) throw new AppError('TOKEN_HOST_LOST');
    return this.#connection.call('token.state', {});
  }

  /** Ends every login; a host that is gone has none. False when the host did not answer in time. */
  async logout(): Promise<boolean> {
    const ended = this.#connection?.call('token.logout', {}).catch((error: unknown) => {
      this.#log.failed('token.logout', 'TOKEN_HOST_LOST', error);
    });
    return ended === undefined || endsWithin(ended, this.#logoutMs);
  }
}
