import { createHash } from 'node:crypto';
import { connect, createServer, type Server } from 'node:net';
import { runtime } from '../runtime.ts';

let server: Server | undefined;
/** Resolves when the message to the first instance is sent; this process may end only after. */
export let farewell: Promise<void> = Promise.resolve();

/** Linux's abstract socket names vanish with their process, so that no stale lock can stay behind. */
const addressOf = (userData: string): string =>
  `\0electron-standin-${createHash('sha256').update(userData).digest('hex')}`;

export function requestSingleInstanceLock(userData: string, data: unknown): boolean {
  if (server !== undefined) return true;
  const candidate = createServer((socket) => {
    const parts: Buffer[] = [];
    socket.on('data', (part: Buffer) => parts.push(part));
    socket.on('error', () => {});
    socket.on('end', () => {
      const [argv, directory, more] = JSON.parse(Buffer.concat(parts).toString()) as [
        string[],
        string,
        unknown,
      ];
      runtime.app.emit('second-instance', {}, argv, directory, more);
    });
  });
  candidate.on('error', () => {});
  candidate.unref();
  // Binding a local socket is done or refused when `listen` returns.
  candidate.listen(addressOf(userData));
  if (candidate.listening) {
    server = candidate;
    return true;
  }
  farewell = tell(addressOf(userData), JSON.stringify([process.argv, process.cwd(), data ?? null]));
  return false;
}

function tell(address: string, text: string): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(address);
    socket.setTimeout(1_000, () => socket.destroy());
    socket.on('error', () => {});
    socket.on('close', () => resolve());
    socket.end(text);
  });
}

export const hasSingleInstanceLock = (): boolean => server !== undefined;
export function releaseSingleInstanceLock(): void {
  server?.close();
  server = undefined;
}
