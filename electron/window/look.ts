import { type BrowserWindow, nativeTheme } from 'electron';
import type { Preferences } from '../../contract/ipc/channels.ts';

/** High contrast is a dark theme of the page's own. */
const themeSource = { system: 'system', light: 'light', dark: 'dark', contrast: 'dark' } as const;

/** Applies zoom and theme to a window. */
export function applyLook(window: BrowserWindow, preferences: Preferences): void {
  nativeTheme.themeSource = themeSource[preferences.theme];
  window.webContents.setZoomFactor(preferences.zoom / 100);
}
