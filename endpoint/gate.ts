import { once } from 'node:events';
import type { Http2SecureServer } from 'node:http2';
import { createServer, type Server, type Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import { AppError } from '../contract/errors/index.ts';
import type { Limits, RateLimiter } from './limits.ts';

type GateLimits = Pick<Limits, 'addressHalfOpen' | 'halfOpen' | 'handshakeTime' | 'connections'>;

/**
 * The listener. It hands a TCP connection to TLS only while few of its address, and of all, are without a finished
 * handshake: nobody has shown a certificate yet, so the address is all there is to count by.
 */
export class Gate {
  readonly #limits: GateLimits;
  readonly #addresses: RateLimiter;
  readonly #halfOpen = new Map<string, string>();
  readonly #listener: Server;

  constructor(limits: GateLimits, addresses: RateLimiter, server: Http2SecureServer) {
    this.#limits = limits;
    this.#addresses = addresses;
    this.#listener = createServer({ noDelay: true }, (socket) => {
      if (this.#enter(socket)) return server.emit('connection', socket);
      socket.on('error', () => {});
      socket.resetAndDestroy();
    });
    this.#listener.maxConnections = limits.connections + limits.halfOpen;
    server.on('secureConnection', (socket) => this.#halfOpen.delete(placeOf(socket)));
  }

  /** Resolves to the port. LISTEN_FAILED when the address is taken or not of this machine. */
  async listen(host: string, port: number): Promise<number> {
    this.#listener.listen({ host, port });
    try {
      await once(this.#listener, 'listening');
    } catch (cause) {
      throw new AppError('LISTEN_FAILED', { cause });
    }
    const address = this.#listener.address();
    return typeof address === 'object' ? (address?.port ?? port) : port;
  }

  /** Listens no more, and resolves when the last connection has ended. */
  async close(): Promise<void> {
    if (!this.#listener.listening) return;
    this.#listener.close();
    await once(this.#listener, 'close');
  }

  #enter(socket: Socket): boolean {
    const { addressHalfOpen, halfOpen, handshakeTime } = this.#limits;
    const address = socket.remoteAddress ?? '';
    const ofAddress = [...this.#halfOpen.values()].filter((each) => each === address).length;
    if (ofAddress >= addressHalfOpen || this.#halfOpen.size >= halfOpen) return false;
    if (!this.#addresses.take(address, performance.now())) return false;
    const place = placeOf(socket);
    this.#halfOpen.set(place, address);
    const leave = () => {
      clearTimeout(late);
      this.#halfOpen.delete(place);
    };
    // TLS itself ends a handshake after `handshakeTime`; it does not always say so of a socket that is gone.
    const late = setTimeout(leave, handshakeTime + 1_000);
    late.unref();
    socket.once('close', leave);
    return true;
  }
}

const placeOf = ({ remoteAddress, remotePort }: Socket): string => `${remoteAddress} ${remotePort}`;
