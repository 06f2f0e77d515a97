import { type ChildProcess, spawn } from 'node:child_process';
import { watch } from 'node:fs';
import { join } from 'node:path';
import { bundle } from './bundle.ts';
import { ensureWorld } from './demo/world.ts';
import { electronRuntime } from './run/electron.ts';
import { listens, startEndpoint } from './run/endpoint.ts';
import { demoDirectory, root } from './run/paths.ts';
import { terminalCommand } from './run/terminal-command.ts';

// `npm run dev`: terminal A of the demo world, bundled and opened anew whenever a source file is saved.
const settle = 300;

const runtime = electronRuntime();
const world = await ensureWorld(demoDirectory);
const endpoint = (await listens(world.endpoint.host, world.endpoint.port))
  ? undefined
  : await startEndpoint(world.endpoint.home);
let terminal: ChildProcess | undefined;
let timer: NodeJS.Timeout | undefined;
let work: Promise<void> = Promise.resolve();

async function reopen(): Promise<void> {
  try {
    await bundle();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return;
  }
  await close();
  const { executable, args, env } = terminalCommand(runtime, world.homes.a);
  terminal = spawn(executable, args, { env, stdio: 'inherit' });
}

async function close(): Promise<void> {
  const running = terminal;
  if (running === undefined || running.exitCode !== null) return;
  const ended = new Promise((resolve) => running.once('exit', resolve));
  running.kill('SIGTERM');
  await ended;
}

for (const folder of ['contract', 'core', 'native', 'electron', 'renderer']) {
  watch(join(root, folder), { recursive: true }, () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      work = work.then(reopen);
    }, settle);
  });
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    work = work
      .then(close)
      .then(() => endpoint?.stop())
      .then(() => process.exit(0));
  });
}
await reopen();
