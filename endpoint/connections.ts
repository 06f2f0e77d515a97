import type { Http2SecureServer, ServerHttp2Session } from 'node:http2';
import type { Socket } from 'node:net';
import type { Context } from './context.ts';

/** Keeps count of the connections and closes those without a session. */
export class Connections {
  readonly #open = new Set<ServerHttp2Session>();
  /** Outlive their connection for as long as the other end does not close its side. */
  readonly #sockets = new Set<Socket>();

  constructor(server: Http2SecureServer, { limits, sessions, log }: Context) {
    server.on('session', (connection) => {
      if (this.#open.size >= limits.connections) {
        log.event('connection-refused', { code: 'ENDPOINT_BUSY' });
        connection.destroy();
        return;
      }
      this.#open.add(connection);
      connection.setTimeout(limits.idleTime, () => connection.close());
      const sessionless = setTimeout(() => {
        if (!sessions.has(connection)) connection.close();
      }, limits.sessionlessTime);
      connection.once('close', () => {
        clearTimeout(sessionless);
        this.#open.delete(connection);
      });
      connection.on('error', () => connection.destroy());
    });
    for (const event of ['connection', 'secureConnection'] as const) {
      server.on(event, (socket: Socket) => {
        this.#sockets.add(socket);
        socket.once('close', () => this.#sockets.delete(socket));
      });
    }
    server.on('tlsClientError', () => log.event('connection-refused'));
  }

  /** Lets running requests finish for `grace` ms, then ends what is left. */
  drain(grace: number): void {
    for (const connection of this.#open) connection.close();
    setTimeout(() => {
      for (const connection of this.#open) connection.destroy();
      for (const socket of this.#sockets) socket.destroy();
    }, grace).unref();
  }
}
