import type { PlacedName } from '../../renderer/screens/index.ts';
import type { TerminalWindow } from './terminal-window.ts';

const looks = [
  { name: 'light', theme: 'light', zoom: 100 },
  { name: 'dark', theme: 'dark', zoom: 100 },
  { name: 'contrast', theme: 'contrast', zoom: 100 },
  { name: 'zoom-200', theme: 'light', zoom: 200 },
  { name: 'dark-zoom-200', theme: 'dark', zoom: 200 },
] as const;

/** Keeps a picture of each screen in each look, and of the settings page in English. */
export async function everyLook(terminal: TerminalWindow, screens: readonly PlacedName[]): Promise<void> {
  for (const { name, theme, zoom } of looks) {
    await terminal.prefer({ language: 'vi', theme, zoom });
    for (const screen of screens) {
      await terminal.go(screen);
      await terminal.picture(`${screen}-${name}`);
    }
    await terminal.keyHelp(`keys-${name}`);
  }
  await terminal.prefer({ language: 'en', theme: 'light', zoom: 100 });
  for (const screen of screens) {
    await terminal.go(screen);
    await terminal.picture(`${screen}-english`);
  }
  await terminal.prefer({ language: 'vi', theme: 'system', zoom: 100 });
}
