import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { demoWorld } from './run/demo-world.ts';
import { root } from './run/paths.ts';

// `npm run endpoint`: the endpoint of the demo world; with arguments, the endpoint's own command line.
const given = process.argv.slice(2);
const args = given.length > 0 ? given : ['serve', '--home', (await demoWorld()).endpoint.home];
const child = spawn(process.execPath, [join(root, 'endpoint', 'main.ts'), ...args], { stdio: 'inherit' });
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
child.once('exit', (code) => process.exit(code ?? 1));
