import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { launchChromium } from './chromium/launch.ts';
import { refuseRealVaults } from './module/gate.ts';
import { provideElectron } from './module/hook.ts';
import { markProcess } from './module/mark.ts';
import { runtime } from './runtime.ts';
import { app, appIsReady, describeApp } from './system/app.ts';
import { watchTargets } from './window/targets.ts';

process.stderr.write('Electron stand-in on Node and Chromium: for training and tests only\n');

/** `electron [switches] [-r module] APP [arguments]` */
const args = process.argv.slice(2);
const required: string[] = [];
let target: string | undefined;
for (let index = 0; index < args.length && target === undefined; index += 1) {
  const arg = args[index] ?? '';
  if (arg === '-r' || arg === '--require') {
    index += 1;
    required.push(args[index] ?? '');
  } else if (!arg.startsWith('-')) target = arg;
}
refuseRealVaults(args, target);
if (target === undefined) {
  process.stderr.write('usage: electron APP [--home=DIR]\n');
  process.exit(64);
}

const { folder, script } = locate(resolve(target));
markProcess('browser');
// Electron's own argv has no script before the app's arguments.
process.argv.splice(1, 1);
Object.defineProperty(process, 'defaultApp', { value: true });
describeApp(folder);
provideElectron(new URL('./module/electron.ts', import.meta.url));

const port = args.find((arg) => arg.startsWith('--remote-debugging-port='))?.split('=')[1];
const headless = !process.env['DISPLAY'];
const chromium = await launchChromium({ port, headless });
chromium.process.once('exit', () => {
  for (const contents of [...runtime.contents.values()]) contents.gone();
});
runtime.start(chromium);
const connected = watchTargets();

const require = createRequire(import.meta.url);
for (const name of required) require(name);
try {
  await import(pathToFileURL(script).href);
  await connected;
} catch (error) {
  console.error(error);
  process.exit(1);
}
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => app.quit());
appIsReady();

/** A folder with a package.json, or a script. */
function locate(path: string): { folder: string; script: string } {
  if (!statSync(path).isDirectory()) return { folder: dirname(path), script: path };
  const description = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')) as { main?: string };
  return { folder: path, script: join(path, description.main ?? 'index.js') };
}
