import { type ChildProcess, spawn } from 'node:child_process';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from './paths.ts';

export interface RunningEndpoint {
  readonly process: ChildProcess;
  /** The port that it printed. */
  readonly port: number;
  /** Ends it in good order and waits. */
  stop(): Promise<void>;
}

/** Starts the endpoint of a home folder as a process and waits until it prints that it is ready. */
export async function startEndpoint(
  home: string,
  log: 'inherit' | 'ignore' = 'inherit',
): Promise<RunningEndpoint> {
  const child = spawn(process.execPath, [join(root, 'endpoint', 'main.ts'), 'serve', '--home', home], {
    cwd: root,
    stdio: ['ignore', 'pipe', log],
  });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const ready = new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    child.once('exit', (code) => reject(new Error(`endpoint ended with code ${code}`)));
  });
  const [, , port] = (await ready).split(' ');
  return {
    process: child,
    port: Number(port),
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** Whether something already listens there: a second terminal shares the first one's endpoint. */
export function listens(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ host, port });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
