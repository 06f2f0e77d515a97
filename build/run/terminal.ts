import { spawn } from 'node:child_process';
import { bundle } from '../bundle.ts';
import { demoWorld } from './demo-world.ts';
import { electronRuntime } from './electron.ts';
import { listens, startEndpoint } from './endpoint.ts';
import { explain } from './explain.ts';
import { terminalCommand } from './terminal-command.ts';

/** Opens one terminal of the demo world and the endpoint with it; resolves to the terminal's exit code. */
export async function runTerminal(key: 'a' | 'b'): Promise<number> {
  const runtime = electronRuntime();
  await bundle();
  const world = await demoWorld();
  const shared = await listens(world.endpoint.host, world.endpoint.port);
  const endpoint = shared ? undefined : await startEndpoint(world.endpoint.home);
  explain(world, key, runtime.kind);

  const { executable, args } = terminalCommand(runtime, world.homes[key]);
  const child = spawn(executable, args, { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => child.kill('SIGTERM'));
  const code = await new Promise<number>((resolve) => {
    child.once('exit', (status) => resolve(status ?? 1));
    child.once('error', () => resolve(1));
  });
  await endpoint?.stop();
  return code;
}
