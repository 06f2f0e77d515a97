import { connect, createServer, type Server } from 'node:net';

export interface WireTap {
  readonly port: number;
  /** Every byte that passed, both ways. */
  capture(): Buffer;
  close(): Promise<void>;
}

/** Stands between a terminal and its endpoint, passes every byte on and keeps a copy. */
export async function tapWire(target: number): Promise<WireTap> {
  const parts: Buffer[] = [];
  const open = new Set<{ destroy(): void }>();
  const server: Server = createServer((near) => {
    const far = connect(target, '127.0.0.1');
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(from);
      from.on('data', (part: Buffer) => {
        parts.push(part);
        to.write(part);
      });
      from.on('error', () => to.destroy());
      from.on('close', () => {
        open.delete(from);
        to.destroy();
      });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    capture: () => Buffer.concat(parts),
    close() {
      for (const socket of open) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
