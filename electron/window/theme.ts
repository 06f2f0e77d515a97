import { nativeTheme } from 'electron';
import type { Preferences } from '../../contract/ipc/preferences.ts';

/** High contrast is a dark theme of the page's own. */
const themeSource = { system: 'system', light: 'light', dark: 'dark', contrast: 'dark' } as const;

/** Tells the page which theme the person chose; zoom is the page's own, because every length in it is in rem. */
export function applyTheme({ theme }: Preferences): void {
  nativeTheme.themeSource = themeSource[theme];
}
