import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';

type Address = { readonly path: string } | { readonly host: string; readonly port: number };

export interface Service {
  readonly pid: number;
  stop(): Promise<void>;
}

const startWithinMs = 30_000;
const stopWithinMs = 2_000;

/**
 * Starts a program of the system and waits until it is ready. It ends with this process, however that ends.
 *
 * @param isReady Looks whether it is, again and again; `listensAt` for one that answers at some addresses.
 */
export async function startService(
  command: readonly [string, ...string[]],
  env: NodeJS.ProcessEnv,
  isReady: (pid: number) => boolean | Promise<boolean>,
): Promise<Service> {
  const [program] = command;
  const child = spawn('setpriv', ['--pdeathsig', 'TERM', ...command], {
    env: { ...process.env, ...env },
    stdio: 'ignore',
    // A group of its own: some serve each client by a process that outlives them.
    detached: true,
  });
  const { pid } = child;
  if (pid === undefined) throw new Error(`${program} could not be started`);
  const isOver = () => child.exitCode !== null || child.signalCode !== null;
  const stop = async () => {
    if (isOver()) return;
    const ended = once(child, 'exit');
    process.kill(-pid, 'SIGTERM');
    const timer = setTimeout(() => process.kill(-pid, 'SIGKILL'), stopWithinMs);
    await ended;
    clearTimeout(timer);
  };
  const deadline = Date.now() + startWithinMs;
  while (!(await isReady(pid))) {
    if (isOver() || Date.now() > deadline) {
      await stop();
      throw new Error(`${program} did not start (exit ${child.exitCode}, signal ${child.signalCode})`);
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return { pid, stop };
}

/** Whether something answers at each of the addresses. */
export const listensAt =
  (...addresses: readonly Address[]) =>
  async (): Promise<boolean> => {
    for (const address of addresses) if (!(await answersAt(address))) return false;
    return true;
  };

const answersAt = (address: Address): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(address);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
