import type { PlacedName } from '../../renderer/screens/index.ts';
import type { Desk } from './desk.ts';

const looks = [
  { name: 'light', theme: 'light', zoom: 100 },
  { name: 'dark', theme: 'dark', zoom: 100 },
  { name: 'contrast', theme: 'contrast', zoom: 100 },
  { name: 'zoom-200', theme: 'light', zoom: 200 },
  { name: 'dark-zoom-200', theme: 'dark', zoom: 200 },
] as const;

/** Keeps a picture of each screen in each look, and of the settings page in English. */
export async function everyLook(desk: Desk, screens: readonly PlacedName[]): Promise<void> {
  for (const { name, theme, zoom } of looks) {
    await desk.prefer({ language: 'vi', theme, zoom });
    for (const screen of screens) {
      await desk.go(screen);
      await desk.picture(`${screen}-${name}`);
    }
    await desk.keyHelp(`keys-${name}`);
  }
  await desk.prefer({ language: 'en', theme: 'light', zoom: 100 });
  for (const screen of screens) {
    await desk.go(screen);
    await desk.picture(`${screen}-english`);
  }
  await desk.prefer({ language: 'vi', theme: 'system', zoom: 100 });
}
