import { flushCompileCache } from 'node:module';
import { isAbsolute, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { provideElectron } from '../../module/hook.ts';
import { markProcess } from '../../module/mark.ts';
import { joinParent } from './parent-port.ts';

// What utilityProcess.fork runs: makes this process look like Electron's, then runs the app's module.
markProcess('utility');
provideElectron(new URL('./electron.ts', import.meta.url));
Object.defineProperty(process, 'parentPort', { value: joinParent(), enumerable: true });

// Ctrl+C reaches every process of the terminal; main decides when its children end.
process.on('SIGINT', () => {});

const [, , named = ''] = process.argv;
const module = named.startsWith('file:') ? fileURLToPath(named) : isAbsolute(named) ? named : resolve(named);
process.argv.splice(1, 2, module);
await import(pathToFileURL(module).href);
// A child ends by a signal, which leaves no time for it.
flushCompileCache();
