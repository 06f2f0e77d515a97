import { app, type BrowserWindow } from 'electron';

/** The badge of the program where the desktop has one; a window in the background asks for attention. */
export function showWaiting(
  window: BrowserWindow,
  { waiting, arrived }: { waiting: number; arrived: boolean },
): void {
  app.setBadgeCount(waiting);
  if (arrived && !window.isFocused()) window.flashFrame(true);
}
