import { readFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { preventable } from '../event.ts';
import { killUtilityProcesses } from '../process/utility-process.ts';
import { runtime } from '../runtime.ts';
import { BrowserWindow } from '../window/browser-window.ts';
import { commandLine } from './command-line.ts';
import {
  farewell,
  hasSingleInstanceLock,
  releaseSingleInstanceLock,
  requestSingleInstanceLock,
} from './single-instance.ts';

const ready = Promise.withResolvers<void>();
const paths = new Map<string, string>();
let isReady = false;
let quitting = false;
let exiting = false;
let name = 'Electron';
let version = '0.0.0';
let appPath = process.cwd();

/** Package name and version of the app that is about to run. */
export function describeApp(folder: string): void {
  appPath = folder;
  try {
    const description = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<
      string,
      string
    >;
    name = description['productName'] ?? description['name'] ?? name;
    version = description['version'] ?? version;
  } catch {
    // A lone script has none.
  }
}

export function appIsReady(): void {
  isReady = true;
  ready.resolve();
  app.emit('ready', {}, {});
}

function path(key: string): string {
  const appData = process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config');
  const known: Record<string, string> = {
    home: homedir(),
    appData,
    temp: tmpdir(),
    exe: process.execPath,
    module: process.execPath,
    userData: commandLine.getSwitchValue('user-data-dir') || join(appData, name),
  };
  known['sessionData'] = known['userData'] ?? appData;
  known['logs'] = join(known['userData'] ?? appData, 'logs');
  known['crashDumps'] = join(known['userData'] ?? appData, 'Crashpad');
  const found = paths.get(key) ?? known[key];
  if (found === undefined) throw new Error(`Failed to get '${key}' path`);
  return found;
}

/** `before-quit`, then every window's `close`, then `will-quit`; any of them may stay. */
function quit(): void {
  if (quitting || exiting) return;
  const event = preventable({});
  app.emit('before-quit', event);
  if (event.defaultPrevented) return;
  quitting = true;
  const windows = BrowserWindow.getAllWindows();
  if (windows.length === 0) finish();
  for (const window of windows) {
    let stays = false;
    window.once('close', (closing: { defaultPrevented: boolean }) => (stays = closing.defaultPrevented));
    window.close();
    if (stays) quitting = false;
  }
}

function finish(): void {
  const event = preventable({});
  app.emit('will-quit', event);
  if (event.defaultPrevented) quitting = false;
  else exit(0);
}

/** At once and without questions; the watchdog takes what is left. */
function exit(code = 0): void {
  if (exiting) return;
  exiting = true;
  app.emit('quit', {}, code);
  killUtilityProcesses();
  void farewell.then(() => process.exit(code));
}

runtime.app.on('standin:no-windows', () => {
  if (quitting) finish();
  else if (!exiting && !app.emit('window-all-closed')) quit();
});

export const app = Object.assign(runtime.app, {
  commandLine,
  whenReady: (): Promise<void> => ready.promise,
  isReady: (): boolean => isReady,
  quit,
  exit,
  relaunch(): void {
    console.error('[electron stand-in] app.relaunch: start it again yourself');
  },
  focus(): void {
    BrowserWindow.getFocusedWindow()?.focus();
  },
  enableSandbox(): void {},
  disableHardwareAcceleration(): void {},
  disableDomainBlockingFor3DAPIs(): void {},
  setAppUserModelId(): void {},
  setAboutPanelOptions(): void {},
  setAccessibilitySupportEnabled(): void {},
  isAccessibilitySupportEnabled: (): boolean => false,
  isPackaged: false,
  applicationMenu: null,
  getAppPath: (): string => appPath,
  getVersion: (): string => version,
  setBadgeCount: (): boolean => false,
  getName: (): string => name,
  setName(value: string): void {
    name = value;
  },
  getPath: path,
  setPath: (key: string, value: string): void => void paths.set(key, value),
  setAppLogsPath: (value?: string): void =>
    void paths.set('logs', value ?? join(dirname(path('userData')), 'logs')),
  getLocale: (): string => (process.env['LANG'] ?? 'en').slice(0, 2),
  getSystemLocale: (): string => (process.env['LANG'] ?? 'en').slice(0, 2),
  getPreferredSystemLanguages: (): string[] => [(process.env['LANG'] ?? 'en').slice(0, 2)],
  getAppMetrics: (): object[] => [],
  requestSingleInstanceLock: (data?: unknown): boolean => requestSingleInstanceLock(path('userData'), data),
  hasSingleInstanceLock,
  releaseSingleInstanceLock,
});
