import './heap.ts';
import { join } from 'node:path';
import { app } from 'electron';
import { homeArgument, locateHome } from './home/locate.ts';
import { registerAppScheme } from './scheme/register.ts';
import { hardenApplication } from './security/application.ts';
import { runShell } from './shell.ts';

// Table of contents of a start: what must stand before `ready`, then the shell.
process.umask(0o077);
hardenApplication();
registerAppScheme();

const home = locateHome(process.argv, join(app.getPath('appData'), 'tram-mat'));
// Chromium's own files; the lock of a single instance hangs on this folder, so there is one for each home.
app.setPath('userData', join(home, 'shell'));

// Not awaited: `ready` comes only after this module has been evaluated.
void runShell({
  home,
  preload: join(import.meta.dirname, 'preload.cjs'),
  renderer: join(import.meta.dirname, 'renderer'),
  children: {
    core: join(import.meta.dirname, 'core-process.js'),
    tokenHost: join(import.meta.dirname, 'token-process.js'),
    args: [homeArgument(home)],
  },
});
