import { spawn } from 'node:child_process';
import { parseArgs } from 'node:util';
import { unlockSwitch } from './dev/commands.ts';
import { watchEndpoint } from './dev/endpoint.ts';
import { develop, developmentApp } from './dev/session.ts';
import { demoWorld } from './run/demo-world.ts';
import { electronRuntime } from './run/electron.ts';
import { listens } from './run/endpoint.ts';
import { explain } from './run/explain.ts';
import { terminalCommand } from './run/terminal-command.ts';

// `npm run dev`: a terminal of the demo world that shows each saved source. A change to the pages loads the page
// again, a change to core, token host or endpoint restarts that process, a change to main restarts the terminal.
// Arguments after a second `--` go to Electron: `npm run dev -- --unlock -- --inspect`.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    /** Which agency's terminal to open: a or b. */
    terminal: { type: 'string', default: 'a' },
    /** Unlock with the demo PIN of the agency's clerk. */
    unlock: { type: 'boolean', default: false },
  },
});
const key = values.terminal === 'b' ? 'b' : 'a';

const runtime = electronRuntime();
const world = await demoWorld();
const shared = await listens(world.endpoint.host, world.endpoint.port);
const endpoint = shared ? undefined : watchEndpoint(world.endpoint.home);
explain(world, key, runtime.kind);

const session = await develop(() => {
  const { executable, args } = terminalCommand(runtime, world.homes[key], developmentApp);
  const own = values.unlock ? [unlockSwitch] : [];
  return spawn(executable, [...positionals, ...args, ...own], { stdio: ['pipe', 'inherit', 'inherit'] });
});
const signal = new Promise<void>((resolve) => {
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => resolve());
});
await Promise.race([session.ended, signal]);
await session.stop();
await endpoint?.stop();
