import { BrowserWindow, screen } from 'electron';
import type { WindowPlaceFile } from '../home/window-place.ts';
import { startPage } from '../scheme/origin.ts';
import { fitWindow } from './fit.ts';
import { lockedPreferences, windowPartition } from './preferences.ts';

/** The terminal's window, where it last stood. It shows itself when its first picture is ready. */
export function createWindow(preload: string, place: WindowPlaceFile): BrowserWindow {
  const last = place.read();
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  const window = new BrowserWindow({
    ...fitWindow([primary.workArea, ...others.map(({ workArea }) => workArea)], last),
    show: false,
    title: 'Trạm Mật',
    autoHideMenuBar: true,
    webPreferences: { ...lockedPreferences, partition: windowPartition, preload },
  });
  // No capture of the window's content where the system offers that (Windows, macOS; not on Linux).
  window.setContentProtection(true);
  if (last?.maximized === true) window.maximize();
  window.once('ready-to-show', () => window.show());
  keepPlace(window, place);
  // The session lives in the core; a window that crashed is only drawn again.
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit' && !window.isDestroyed()) void window.loadURL(startPage);
  });
  void window.loadURL(startPage);
  return window;
}

/** Moving and resizing go through many places; the one where the window comes to rest is written. */
const restMs = 500;

function keepPlace(window: BrowserWindow, place: WindowPlaceFile): void {
  let timer: NodeJS.Timeout | undefined;
  const write = () => {
    clearTimeout(timer);
    timer = undefined;
    place.write({ ...window.getNormalBounds(), maximized: window.isMaximized() });
  };
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(write, restMs);
  };
  window.on('resize', later);
  window.on('move', later);
  window.on('close', () => timer !== undefined && write());
}
