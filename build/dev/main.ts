import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { app, BrowserWindow, type MessagePortMain, session } from 'electron';
import { electronProcessFactory } from '../../electron/broker/electron-process-factory.ts';
import type { Child } from '../../electron/broker/process-factory.ts';
import { noLimits } from '../../electron/broker/token-watchdog.ts';
import { homeArgument, locateHome } from '../../electron/home/locate.ts';
import { Gestures } from '../../electron/input/gestures.ts';
import { listFiles } from '../../electron/scheme/files.ts';
import { appScheme } from '../../electron/scheme/origin.ts';
import { registerAppScheme, serveAppScheme } from '../../electron/scheme/register.ts';
import { hardenApplication } from '../../electron/security/application.ts';
import { type ChildOptions, runShell } from '../../electron/shell.ts';
import { windowPartition } from '../../electron/window/preferences.ts';
import { readTerminalConfig } from '../../native/home.ts';
import { Command, unlockSwitch } from './commands.ts';

// Main process of `npm run dev`: the product's shell, with the product's page policy and window preferences,
// and in addition commands on standard input that load the page again or end one child. Nothing listens. This
// file lies outside the product's folders, so lint keeps the product from importing it.
process.umask(0o077);
hardenApplication();
registerAppScheme();

const home = locateHome(process.argv, join(app.getPath('appData'), 'tram-mat'));
if (!readTerminalConfig(home).training) {
  process.stderr.write('npm run dev opens training data only\n');
  process.exit(1);
}
app.setPath('userData', join(home, 'shell'));

const pages = join(import.meta.dirname, 'renderer');
const unlocks = process.argv.includes(unlockSwitch);
const running: { core?: Child<MessagePortMain>; tokenHost?: Child<MessagePortMain> } = {};

const children: ChildOptions = {
  processes(entries) {
    const factory = electronProcessFactory(entries);
    return {
      ...factory,
      launchCore() {
        running.core = factory.launchCore();
        return running.core;
      },
      launchTokenHost() {
        running.tokenHost = factory.launchTokenHost();
        return running.tokenHost;
      },
    };
  },
  // A child that is ended for each saved file has not failed.
  restartPauses: [0],
  phaseLimits: noLimits,
};

/** The development page unlocks by itself. */
class NoGestures extends Gestures {
  override use(): void {}
}

void runShell(
  {
    home,
    preload: join(import.meta.dirname, 'preload.cjs'),
    renderer: pages,
    children: {
      core: join(import.meta.dirname, 'core-process.js'),
      tokenHost: join(import.meta.dirname, 'token-process.js'),
      args: [homeArgument(home)],
    },
  },
  children,
  new NoGestures(),
);

if (unlocks)
  app.on('browser-window-created', (_event, window) => {
    window.webContents.once('did-finish-load', () => void inPage('unlock'));
  });

const actions: Record<Command, () => Promise<void>> = {
  style: async () => void (await inPage('style')),
  async refresh() {
    serveBuiltFiles();
    if (!(await inPage('refresh'))) await reload();
  },
  reload,
  'restart-core': () => restart(running.core),
  'restart-token-host': () => restart(running.tokenHost),
};

async function reload(): Promise<void> {
  await inPage('keep');
  serveBuiltFiles();
  for (const window of BrowserWindow.getAllWindows()) window.webContents.reload();
}

/** The set of files has changed; the scheme serves an exact list. */
function serveBuiltFiles(): void {
  const ofWindows = session.fromPartition(windowPartition, { cache: false });
  ofWindows.protocol.unhandle(appScheme);
  serveAppScheme(ofWindows, listFiles(pages));
}

async function restart(child: Child<MessagePortMain> | undefined): Promise<void> {
  await inPage('keep');
  child?.onExit(() => unlocks && void inPage('unlock'));
  child?.kill();
}

/** Calls one of the functions that build/dev/page puts on the page. Returns whether it did its work in every window. */
async function inPage(name: 'keep' | 'style' | 'refresh' | 'unlock'): Promise<boolean> {
  let done = true;
  for (const { webContents } of BrowserWindow.getAllWindows()) {
    try {
      await webContents.executeJavaScript(`globalThis.development.${name}()`);
    } catch (error) {
      done = false;
      console.error(`${name}:`, error);
    }
  }
  return done;
}

const commands = createInterface({ input: process.stdin });
let last = Promise.resolve();
commands.on('line', (line) => {
  const command = Command.safeParse(line);
  if (command.success) last = last.then(actions[command.data]);
  else console.error('unknown command');
});
commands.on('close', () => app.quit());
