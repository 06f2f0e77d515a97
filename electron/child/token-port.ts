import { AppError } from '../../contract/errors/index.ts';
import { tokenCoreChannels, tokenEvents } from '../../contract/token/channels.ts';
import type { TokenHostState } from '../../contract/token/state.ts';
import type { TokenPort } from '../../core/ports/token.ts';
import type { ShellLog } from '../log.ts';
import { type Connection, connect } from '../rpc/connect.ts';
import type { Port } from '../rpc/port.ts';

export interface TokenListener {
  tokenChanged(state: TokenHostState): void;
  tokenHostLost(): void;
}

/**
 * The core's way to the token host of the moment. Calls fail with TOKEN_HOST_LOST from the moment one host is
 * gone until the port of the next is attached.
 */
export class TokenHostPort implements TokenPort {
  readonly #log: ShellLog;
  #connection: Connection<typeof tokenCoreChannels> | undefined;

  constructor(log: ShellLog) {
    this.#log = log;
  }

  attach(port: Port, listener: TokenListener): void {
    const connection = connect(port, tokenCoreChannels, {
      lost: 'TOKEN_HOST_LOST',
      log: this.#log,
      events: tokenEvents,
      onEvent: { 'token.changed': (state) => listener.tokenChanged(state) },
      onClose: () => {
        if (this.#connection !== connection) return;
        this.#connection = undefined;
        listener.tokenHostLost();
      },
    });
    // The next host's port may arrive before the last one's close event: the last host is gone all the same.
    this.#connection?.close();
    this.#connection = connection;
    connection.call('token.state', {}).then(
      (state) => listener.tokenChanged(state),
      (error: unknown) => this.#log.failed('token.state', 'TOKEN_HOST_LOST', error),
    );
  }

  async state(): Promise<TokenHostState> {
    return this.#open().call('token.state', {});
  }

  async logout(): Promise<void> {
    await this.#open().call('token.logout', {});
  }

  async logoutOne(serial: string): Promise<void> {
    await this.#open().call('token.logoutOne', { serial });
  }

  async sign(...[serial, keyId, mechanism, data]: Parameters<TokenPort['sign']>): Promise<Uint8Array> {
    const request = { serial, keyId, mechanism, data: ownBytes(data) };
    const { signature } = await this.#open().call('token.sign', request);
    return signature;
  }

  async decrypt(...[serial, keyId, oaepHash, data]: Parameters<TokenPort['decrypt']>): Promise<Uint8Array> {
    const request = { serial, keyId, oaepHash, data: ownBytes(data) };
    const { plaintext } = await this.#open().call('token.decrypt', request);
    return plaintext;
  }

  #open(): Connection<typeof tokenCoreChannels> {
    if (this.#connection === undefined) throw new AppError('TOKEN_HOST_LOST');
    return this.#connection;
  }
}

/** A Buffer is a view of a pool that others write to; what crosses is exactly its bytes. */
const ownBytes = (data: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(data);
