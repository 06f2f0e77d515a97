import { type ChildProcess, spawn } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { bundle } from './bundle.ts';
import { ensureWorld } from './demo/world.ts';
import { electronRuntime } from './run/electron.ts';
import { listens, startEndpoint } from './run/endpoint.ts';
import { explain } from './run/explain.ts';
import { demoDirectory } from './run/paths.ts';
import { terminalCommand } from './run/terminal-command.ts';

// `npm run dev`: terminal A of the demo world, bundled and opened anew whenever a source has changed. The
// bundle itself knows what has changed, by digest, so every way of saving a file is noticed.
const look = 1_000;

const runtime = electronRuntime();
const world = await ensureWorld(demoDirectory);
const endpoint = (await listens(world.endpoint.host, world.endpoint.port))
  ? undefined
  : await startEndpoint(world.endpoint.home);
explain('a', runtime.kind);

let terminal: ChildProcess | undefined;
let ending = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => (ending = true));

let complained = '';
while (!ending) {
  try {
    const built = await bundle();
    complained = '';
    if (built || terminal === undefined) {
      await close();
      const { executable, args, env } = terminalCommand(runtime, world.homes.a);
      terminal = spawn(executable, args, { env, stdio: 'inherit' });
    }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    if (message !== complained) console.error(message);
    complained = message;
  }
  await pause(look);
}
await close();
await endpoint?.stop();

async function close(): Promise<void> {
  const running = terminal;
  if (running === undefined || running.exitCode !== null) return;
  const ended = new Promise((resolve) => running.once('exit', resolve));
  running.kill('SIGTERM');
  await ended;
}
