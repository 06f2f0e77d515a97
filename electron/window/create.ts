import { BrowserWindow } from 'electron';
import { startPage } from '../scheme/origin.ts';
import { lockedPreferences, windowPartition } from './preferences.ts';

/** The terminal's window. It shows itself when its first picture is ready. */
export function createWindow(preload: string): BrowserWindow {
  const window = new BrowserWindow({
    width: 1360,
    height: 860,
    minWidth: 960,
    minHeight: 600,
    show: false,
    title: 'Trạm Mật',
    autoHideMenuBar: true,
    webPreferences: { ...lockedPreferences, partition: windowPartition, preload },
  });
  // No capture of the window's content where the system offers that (Windows, macOS; not on Linux).
  window.setContentProtection(true);
  window.once('ready-to-show', () => window.show());
  // The session lives in the core; a window that crashed is only drawn again.
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit' && !window.isDestroyed()) void window.loadURL(startPage);
  });
  void window.loadURL(startPage);
  return window;
}
