import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureWorld } from './demo/world.ts';
import { demoDirectory, root } from './run/paths.ts';

// `npm run endpoint`: the endpoint of the demo world; with arguments, the endpoint's own command line.
const given = process.argv.slice(2);
const args = given.length > 0 ? given : ['serve', '--home', (await ensureWorld(demoDirectory)).endpoint.home];
const child = spawn(process.execPath, [join(root, 'endpoint', 'main.ts'), ...args], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
child.once('exit', (code) => process.exit(code ?? 1));
