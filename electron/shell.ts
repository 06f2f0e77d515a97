import { app, BrowserWindow, powerMonitor, session, type WebContents } from 'electron';
import type { TerminalConfig } from '../contract/config.ts';
import { AppError } from '../contract/errors/index.ts';
import { coreChannels, gestureChannels, shellChannels } from '../contract/ipc/channels.ts';
import { countersignChannels } from '../contract/ipc/countersign.ts';
import { scannerSettings } from '../contract/scanner.ts';
import { readTerminalConfig } from '../native/home.ts';
import { Broker } from './broker/broker.ts';
import { electronProcessFactory } from './broker/electron-process-factory.ts';
import type { PhaseLimits } from './broker/token-watchdog.ts';
import { PreferenceFile } from './home/preferences.ts';
import { runsOnStandIn, standInArgument } from './home/runtime.ts';
import { WindowPlaceFile } from './home/window-place.ts';
import { watchActivity } from './input/activity.ts';
import { Gestures } from './input/gestures.ts';
import { handleChannels } from './ipc/handle.ts';
import { senderGate } from './ipc/sender.ts';
import { createLog, type ShellLog } from './log.ts';
import { quitInOrder } from './quit.ts';
import { refuseToStart } from './refuse.ts';
import { listFiles } from './scheme/files.ts';
import { serveAppScheme } from './scheme/register.ts';
import { forbiddenOrder } from './security/command-line.ts';
import { confirm } from './window/confirm.ts';
import { CountersignWindow } from './window/countersign.ts';
import { createWindow } from './window/create.ts';
import { countersignPartition, windowPartition } from './window/preferences.ts';
import { applyTheme } from './window/theme.ts';
import { showWaiting } from './window/waiting.ts';

/** Where the parts of the programme lie, as absolute paths. */
export interface Places {
  readonly home: string;
  readonly preload: string;
  readonly renderer: string;
  readonly children: { readonly core: string; readonly tokenHost: string; readonly args: string[] };
}

/** How the shell starts its children. */
export interface ChildOptions {
  readonly processes: typeof electronProcessFactory;
  /** Milliseconds before each restart in a row of a child that keeps ending. */
  readonly restartPauses?: readonly number[];
  /** Milliseconds that phases of the token host may last, where they are not the product's. */
  readonly phaseLimits?: Partial<PhaseLimits>;
}

interface Opening {
  readonly config: TerminalConfig;
  readonly log: ShellLog;
  readonly gestures: Gestures;
}

/** Runs the terminal until it quits. Its part before the first `await` must run before `ready`. */
export async function runShell(
  places: Places,
  children: ChildOptions = { processes: electronProcessFactory },
  gestures = new Gestures(),
): Promise<void> {
  const log = createLog((line) => process.stderr.write(line));
  try {
    if (app.isPackaged && forbiddenOrder(process.argv, process.env) !== undefined)
      throw new AppError('SWITCH_FORBIDDEN');
    if (!app.requestSingleInstanceLock()) throw new AppError('ALREADY_RUNNING');
    app.on('second-instance', focusWindow);
    await app.whenReady();
    openTerminal(places, children, { config: readTerminalConfig(places.home), log, gestures });
  } catch (error) {
    await refuseToStart(error, log);
  }
}

function openTerminal(places: Places, children: ChildOptions, { config, log, gestures }: Opening): void {
  const preferences = new PreferenceFile(places.home, log);
  const own = new WeakSet<WebContents>();
  const standIn = runsOnStandIn();
  const args = standIn ? [...places.children.args, standInArgument] : places.children.args;

  const countersign = new CountersignWindow({
    preload: places.preload,
    preferences: () => preferences.read(),
    scanner: scannerSettings(config.scanner),
    onOpen: (contents) => watchActivity(contents, touch),
  });

  const broker = new Broker({
    config,
    standIn,
    log,
    processes: children.processes({ ...places.children, args }),
    restartPauses: children.restartPauses,
    phaseLimits: children.phaseLimits,
    confirm: (question) => confirm(question, preferences.read().language),
    openPinWindow: countersign.open,
    emit(name, value) {
      for (const window of BrowserWindow.getAllWindows()) {
        if (own.has(window.webContents)) window.webContents.send(name, value);
      }
    },
  });

  const touch = () => {
    broker.touch().catch((error: unknown) => log.failed('control.touch', 'CORE_LOST', error));
  };
  const admits = senderGate((contents) => own.has(contents));
  handleChannels(coreChannels, gestures.guard(broker.coreHandlers()), { admits, log, results: 'trusted' });
  handleChannels(
    gestureChannels,
    {
      'act.show': ({ act }) => {
        gestures.show(act);
        return {};
      },
    },
    { admits, log, results: 'parsed' },
  );
  handleChannels(
    shellChannels,
    {
      ...gestures.guard(broker.sessionHandlers()),
      'preferences.read': () => preferences.read(),
      'preferences.write': (chosen) => {
        preferences.write(chosen);
        applyTheme(chosen);
        return {};
      },
      'window.waiting': (told) => {
        for (const each of BrowserWindow.getAllWindows())
          if (own.has(each.webContents)) showWaiting(each, told);
        return {};
      },
    },
    { admits, log, results: 'parsed' },
  );
  handleChannels(countersignChannels, countersign.handlers(), {
    admits: senderGate((contents) => countersign.owns(contents)),
    log,
    results: 'parsed',
  });
  const files = listFiles(places.renderer);
  for (const partition of [windowPartition, countersignPartition])
    serveAppScheme(session.fromPartition(partition, { cache: false }), files);
  lockWithTheMachine(broker, log);
  quitInOrder(broker, log);
  broker.start();

  const window = createWindow(places.preload, new WindowPlaceFile(places.home, log));
  own.add(window.webContents);
  gestures.watch(window.webContents, scannerSettings(config.scanner));
  watchActivity(window.webContents, touch);
  applyTheme(preferences.read());
  log.event('started');
}

function focusWindow(): void {
  // A window that stands before it has the keyboard.
  const window = BrowserWindow.getAllWindows().at(-1);
  if (window?.isMinimized() === true) window.restore();
  window?.focus();
}

/**
 * The core counts idle seconds; the locked screen and sleep are main's to see. A machine may fall asleep before the core
 * has the request, and some tell only the end of a sleep.
 */
function lockWithTheMachine(broker: Broker<Electron.MessagePortMain>, log: ShellLog): void {
  const lock = () => {
    broker.lock().catch((error: unknown) => log.failed('control.lock', 'CORE_LOST', error));
  };
  powerMonitor.on('suspend', lock);
  powerMonitor.on('resume', lock);
  powerMonitor.on('lock-screen', lock);
}
