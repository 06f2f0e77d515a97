import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';

export type Address = { readonly path: string } | { readonly host: string; readonly port: number };

export interface Service {
  stop(): Promise<void>;
}

const startWithinMs = 10_000;
const stopWithinMs = 2_000;

/**
 * Starts a program of the system that answers at some addresses, and waits until it does. It ends with this process,
 * however that ends.
 */
export async function startService(
  command: readonly [string, ...string[]],
  env: NodeJS.ProcessEnv,
  addresses: readonly Address[],
): Promise<Service> {
  const [program] = command;
  const child = spawn('setpriv', ['--pdeathsig', 'TERM', ...command], {
    env: { ...process.env, ...env },
    stdio: 'ignore',
    // A group of its own: some serve each client by a process that outlives them.
    detached: true,
  });
  const isOver = () => child.exitCode !== null || child.signalCode !== null;
  const stop = async () => {
    if (isOver()) return;
    const ended = once(child, 'exit');
    endGroup(child, 'SIGTERM');
    const timer = setTimeout(() => endGroup(child, 'SIGKILL'), stopWithinMs);
    await ended;
    clearTimeout(timer);
  };
  const deadline = Date.now() + startWithinMs;
  for (const address of addresses) {
    while (!(await answersAt(address))) {
      if (!isOver() && Date.now() < deadline) {
        await new Promise((resolve) => setTimeout(resolve, 20));
        continue;
      }
      await stop();
      throw new Error(`${program} did not start (exit ${child.exitCode}, signal ${child.signalCode})`);
    }
  }
  return { stop };
}

function endGroup({ pid }: ChildProcess, signal: NodeJS.Signals): void {
  if (pid !== undefined) process.kill(-pid, signal);
}

const answersAt = (address: Address): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(address);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
