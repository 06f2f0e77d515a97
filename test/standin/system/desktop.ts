import { EventEmitter } from 'node:events';
import { showMessageBox } from './message-box.ts';

/** The parts of a desktop that the stand-in has no real counterpart for, each with its harmless answer. */

export const Menu = {
  setApplicationMenu(): void {},
  getApplicationMenu: (): null => null,
  buildFromTemplate: (): object => ({ popup() {}, items: [] }),
};

/** A box that stops main cannot be shown here: it is printed, and answered with its cancel button. */
export const dialog = {
  showErrorBox(title: string, content: string): void {
    process.stderr.write(`${title}\n${content}\n`);
  },
  showMessageBoxSync(...args: { cancelId?: number; message?: string }[]): number {
    const options = args.at(-1);
    process.stderr.write(`${options?.message ?? ''}\n`);
    return options?.cancelId ?? 0;
  },
  showMessageBox,
  async showOpenDialog(): Promise<object> {
    return { canceled: true, filePaths: [] };
  },
  async showSaveDialog(): Promise<object> {
    return { canceled: true, filePath: '' };
  },
};

let copied = '';
/** The app's own; the desktop's clipboard is left alone. */
export const clipboard = {
  clear(): void {
    copied = '';
  },
  readText: (): string => copied,
  writeText(text: string): void {
    copied = text;
  },
  availableFormats: (): string[] => (copied === '' ? [] : ['text/plain']),
};

const area = { x: 0, y: 0, width: 1440, height: 900 };
const display = {
  id: 1,
  scaleFactor: 1,
  rotation: 0,
  bounds: area,
  workArea: area,
  size: area,
  workAreaSize: area,
};
export const screen = Object.assign(new EventEmitter(), {
  getPrimaryDisplay: () => display,
  getAllDisplays: () => [display],
  getDisplayMatching: () => display,
  getDisplayNearestPoint: () => display,
  getCursorScreenPoint: () => ({ x: 0, y: 0 }),
});

const refuse = async (): Promise<never> => {
  throw new Error('The stand-in opens nothing outside itself');
};
export const shell = { openExternal: refuse, openPath: refuse, showItemInFolder(): void {}, beep(): void {} };

export const crashReporter = {
  start(): void {},
  getUploadToServer: () => false,
  setUploadToServer(): void {},
};
export const systemPreferences = Object.assign(new EventEmitter(), {
  getAnimationSettings: () => ({ shouldRenderRichAnimation: true, prefersReducedMotion: false }),
});
export const powerMonitor = Object.assign(new EventEmitter(), {
  getSystemIdleTime: (): number => 0,
  getSystemIdleState: (): string => 'active',
  isOnBatteryPower: (): boolean => false,
  getCurrentThermalState: (): string => 'unknown',
  onBatteryPower: false,
});
export const powerSaveBlocker = { start: (): number => 1, stop(): void {}, isStarted: () => false };
export const globalShortcut = {
  register: () => false,
  unregister(): void {},
  unregisterAll(): void {},
  isRegistered: () => false,
};
export const net = { isOnline: (): boolean => false, fetch: refuse, request: refuse };
