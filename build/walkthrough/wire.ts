import { createWriteStream } from 'node:fs';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

export interface Wire {
  readonly port: number;
  /** Ends every connection and lets none through until `mend`. */
  cut(): void;
  mend(): void;
  /** Ends every connection; what was written down is then complete on the disk. */
  close(): Promise<void>;
}

/**
 * Stands between the terminals and the endpoint and writes down every byte of both directions. The terminals
 * cannot tell: they pin the endpoint's key, not the machine that forwards. Port 0 listens on a free one.
 */
export async function recordWire(listen: number, forward: number, file: string): Promise<Wire> {
  const tape = createWriteStream(file);
  const open = new Set<Socket>();
  let whole = true;
  const server = createServer((near) => {
    if (!whole) {
      near.destroy();
      return;
    }
    const far = connect(forward, '127.0.0.1');
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(from);
      from.on('data', (chunk: Buffer) => tape.write(chunk));
      from.pipe(to);
      from.on('error', () => to.destroy());
      from.on('close', () => {
        open.delete(from);
        to.destroy();
      });
    }
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(listen, '127.0.0.1', resolve);
  });
  const endAll = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    cut() {
      whole = false;
      endAll();
    },
    mend() {
      whole = true;
    },
    async close() {
      endAll();
      await new Promise<void>((resolve) => server.close(() => resolve()));
      await new Promise<void>((resolve) => tape.end(() => resolve()));
    },
  };
}
