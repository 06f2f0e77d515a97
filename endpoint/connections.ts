import { constants, type Http2SecureServer, type Http2Session, type ServerHttp2Session } from 'node:http2';
import type { Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import { AppError } from '../contract/errors/index.ts';
import type { Admissions } from './admissions.ts';
import type { Limits, RateLimiter } from './limits.ts';
import type { EndpointLog } from './log.ts';
import type { Sessions } from './session.ts';
import { ShutOuts } from './shut-outs.ts';

interface ConnectionsOptions {
  readonly limits: Limits;
  readonly sessions: Sessions;
  readonly admissions: Admissions;
  isAdmitted(connection: Http2Session): boolean;
  /** Connections of an address; a refused one is charged to it. */
  readonly addresses: RateLimiter;
  readonly log: EndpointLog;
}

/**
 * Keeps count of the connections, of each device and of all, and closes those without a session. Room for a new one is
 * made at the cost of one without a session, so that a TLS key without a token can take no place for long.
 */
export class Connections {
  readonly #options: ConnectionsOptions;
  /** Oldest first. */
  readonly #open = new Map<ServerHttp2Session, string>();
  /** With the connection on each. They outlive it while the other end does not close its side. */
  readonly #sockets = new Map<Socket, ServerHttp2Session | undefined>();
  readonly #ended = new WeakSet<Socket>();
  #sweep: NodeJS.Timeout | undefined;
  readonly #shutOuts: ShutOuts;

  constructor(options: ConnectionsOptions) {
    this.#options = options;
    this.#shutOuts = new ShutOuts(options.limits);
  }

  /** Watches the connections of a server. */
  watch(server: Http2SecureServer): void {
    let last: Socket | undefined;
    // Before the server's own listener, which makes the connection on the socket and tells of it at once. The socket that
    // a connection names is a stand-in of Node's, which cannot be ended.
    server.prependListener('secureConnection', (socket: Socket) => {
      last = socket;
      this.#sockets.set(socket, undefined);
      socket.once('close', () => this.#sockets.delete(socket));
    });
    server.on('session', (connection) => {
      if (last !== undefined) this.#sockets.set(last, connection);
      this.#enter(connection);
    });
    this.#sweep = setInterval(() => this.#closeEnded(), this.#options.limits.closingTime).unref();
    server.on('tlsClientError', () => this.#options.log.event('connection-refused'));
    // Node would answer in HTTP/1.0 and wait: such a connection is none of any device and not counted.
    server.on('unknownProtocol', (socket: Socket) => {
      this.#options.log.event('connection-refused');
      this.#charge(socket);
      socket.destroy();
    });
  }

  /** Notes what the device of a connection should not have asked; too much of it ends its connections. */
  noteRefusal(connection: Http2Session, weight?: number): void {
    const device = this.#options.admissions.keyOf(connection);
    const isAdmitted = () => this.#options.isAdmitted(connection);
    if (!this.#shutOuts.note(device, performance.now(), { weight, isAdmitted })) return;
    for (const [open, of] of this.#open) if (of === device) this.#refuse(open);
  }

  /** With a new directory or new trust files, a terminal that was not admitted does not wait for the end of its time. */
  pardon(isListed: (device: string) => boolean): void {
    this.#shutOuts.pardon(isListed);
  }

  /** Lets running requests finish for `grace` ms, then ends what is left. */
  drain(grace: number): void {
    for (const connection of this.#open.keys()) connection.close();
    setTimeout(() => {
      for (const connection of this.#open.keys()) connection.destroy();
      for (const socket of this.#sockets.keys()) socket.destroy();
      clearInterval(this.#sweep);
    }, grace).unref();
  }

  /** A socket whose connection ended before the last look has had time for its last bytes. */
  #closeEnded(): void {
    for (const [socket, connection] of this.#sockets) {
      if (connection?.destroyed !== true) continue;
      if (this.#ended.has(socket)) socket.destroy();
      else this.#ended.add(socket);
    }
  }

  #enter(connection: ServerHttp2Session): void {
    const { limits, sessions, admissions } = this.#options;
    const device = keyOf(admissions, connection);
    connection.on('error', (error) => {
      connection.destroy();
      // What breaks the protocol, and no line that broke.
      if (device !== undefined && isProtocolError(error)) this.noteRefusal(connection, limits.brokenProtocol);
    });
    if (device === undefined || this.#shutOuts.has(device, performance.now()) || !this.#makeRoom(device)) {
      this.#refuse(connection);
      return;
    }
    this.#open.set(connection, device);
    connection.setTimeout(limits.idleTime, () => connection.close());
    const sessionless = setTimeout(() => {
      // Not `close`: that waits for every answer to be read.
      if (!sessions.has(connection)) connection.destroy();
    }, limits.sessionlessTime);
    connection.once('close', () => {
      clearTimeout(sessionless);
      this.#open.delete(connection);
    });
  }

  /** False when every place is taken by a connection with a session. */
  #makeRoom(device: string): boolean {
    const { limits, sessions } = this.#options;
    const own = [...this.#open].filter(([, of]) => of === device).map(([connection]) => connection);
    if (own.length >= limits.deviceConnections) {
      // A terminal whose line broke comes back before its old connections are known to be dead.
      const oldest = own.find((connection) => !sessions.has(connection)) ?? own[0];
      if (oldest !== undefined) this.#refuse(oldest);
      return true;
    }
    const without = [...this.#open.keys()].filter((connection) => !sessions.has(connection));
    const isFull = this.#open.size >= limits.connections || without.length >= limits.sessionless;
    if (!isFull) return true;
    const [oldest] = without;
    if (oldest === undefined) return false;
    this.#refuse(oldest);
    return true;
  }

  #charge(socket: Pick<Socket, 'remoteAddress'> | undefined): void {
    const { addresses, limits } = this.#options;
    if (socket?.remoteAddress !== undefined)
      addresses.charge(socket.remoteAddress, limits.addressRefusal, performance.now());
  }

  /** The code of the last frame is what the terminal shows as CONNECTION_LIMIT. */
  #refuse(connection: ServerHttp2Session): void {
    this.#options.log.event('connection-refused', { code: 'CONNECTION_LIMIT' });
    this.#open.delete(connection);
    this.#charge(connection.socket);
    // Without an error, Node would send another code.
    connection.destroy(new AppError('CONNECTION_LIMIT'), constants.NGHTTP2_ENHANCE_YOUR_CALM);
  }
}

/** The device of a connection, admitted or not; undefined without a certificate. */
function keyOf(admissions: Admissions, connection: ServerHttp2Session): string | undefined {
  try {
    return admissions.keyOf(connection);
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}

/** About the bytes that came; ERR_HTTP2_SESSION_ERROR only says that the other end gave up. */
const isProtocolError = (error: Error): boolean => 'code' in error && error.code === 'ERR_HTTP2_ERROR';
