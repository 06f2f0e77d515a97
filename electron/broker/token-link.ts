import { AppError } from '../../contract/errors/index.ts';
import { tokenEvents, tokenShellChannels } from '../../contract/token/channels.ts';
import type { ShellLog } from '../log.ts';
import { type Connection, connect } from '../rpc/connect.ts';
import type { Port } from '../rpc/port.ts';

/** UTF-8 bytes in memory of their own, so that zeroing them leaves nothing. */
export type Pin = Uint8Array<ArrayBuffer>;

/** The token host of the moment, as main uses it. */
export class TokenLink {
  readonly #log: ShellLog;
  #connection: Connection<typeof tokenShellChannels> | undefined;

  constructor(log: ShellLog) {
    this.#log = log;
  }

  open(port: Port): void {
    this.#connection = connect(port, tokenShellChannels, {
      lost: 'TOKEN_HOST_LOST',
      log: this.#log,
      events: tokenEvents,
      // The core draws the conclusions; main only brings PINs.
      onEvent: { 'token.changed': () => {} },
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

  /** Ends every login; a host that is gone has none. */
  async logout(): Promise<void> {
    try {
      await this.#connection?.call('token.logout', {});
    } catch (error) {
      this.#log.failed('token.logout', 'TOKEN_HOST_LOST', error);
    }
  }
}
