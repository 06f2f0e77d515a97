import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from '../run/paths.ts';

/** Starts the endpoint under Node's watch mode, which restarts it whenever a file that it imports is saved. */
export function watchEndpoint(home: string): { stop(): Promise<void> } {
  const entry = join(root, 'endpoint', 'main.ts');
  const child = spawn(
    process.execPath,
    ['--watch', '--watch-preserve-output', entry, 'serve', '--home', home],
    {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  return {
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
