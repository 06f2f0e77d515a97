import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A TCP relay over loopback that lets so many bytes a second through, each way, as a thin line does. */
export interface SlowLine {
  readonly port: number;
  /** Bytes that have come through from the far end, and to it. */
  readonly passed: { down: number; up: number };
  /** Breaks every connection over it; new ones are taken. */
  break(): void;
  /** Lets nothing through any more, and breaks nothing. */
  stop(): void;
  close(): Promise<void>;
}

/** How often bytes are let through (ms): the share of one step is small beside what two ends hold on their way. */
const stepMs = 20;

export async function slowLine(farPort: number, bytesPerSecond: number): Promise<SlowLine> {
  const open = new Set<Socket>();
  const passed = { down: 0, up: 0 };
  const hold = (socket: Socket): void => {
    open.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => open.delete(socket));
  };
  const budgets = { down: new Budget(bytesPerSecond), up: new Budget(bytesPerSecond) };
  const server = createServer({ highWaterMark: 4 * 1024 }, (near) => {
    const far = connect({ port: farPort, host: '127.0.0.1' });
    hold(near);
    hold(far);
    relay(near, far, 'up');
    relay(far, near, 'down');
  });
  function relay(from: Socket, to: Socket, way: 'down' | 'up'): void {
    from.on('data', (bytes: Buffer) => {
      from.pause();
      const pass = (part: Buffer): void => {
        passed[way] += part.length;
        if (!to.destroyed) to.write(part);
      };
      budgets[way].take({ bytes, pass, end: () => from.resume() });
    });
    from.once('close', () => to.destroy());
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const cut = (): void => {
    for (const socket of open) socket.destroy();
  };
  const stop = (): void => {
    for (const budget of Object.values(budgets)) budget.stop();
  };
  return {
    port: (server.address() as AddressInfo).port,
    passed,
    break: cut,
    stop,
    async close() {
      cut();
      stop();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

interface Passing {
  bytes: Buffer;
  readonly pass: (part: Buffer) => void;
  readonly end: () => void;
}

/** Bytes that may pass one way, of all connections together; who comes first goes first. */
class Budget {
  readonly #waiting: Passing[] = [];
  readonly #timer: NodeJS.Timeout;

  constructor(bytesPerSecond: number) {
    const share = Math.ceil((bytesPerSecond * stepMs) / 1000);
    this.#timer = setInterval(() => this.#spend(share), stepMs);
  }

  take(passing: Passing): void {
    this.#waiting.push(passing);
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #spend(share: number): void {
    let left = share;
    for (let [next] = this.#waiting; next !== undefined && left > 0; [next] = this.#waiting) {
      const part = next.bytes.subarray(0, left);
      next.bytes = next.bytes.subarray(part.length);
      left -= part.length;
      next.pass(part);
      if (next.bytes.length > 0) return;
      this.#waiting.shift();
      next.end();
    }
  }
}
