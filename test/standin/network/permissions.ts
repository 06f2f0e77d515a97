import { runtime } from '../runtime.ts';
import type { Page } from '../window/page.ts';

/** Whether the app grants a page something, by Electron's name for it. */
interface Granting {
  grants(permission: string, contents: Page | undefined): Promise<boolean>;
}

/** Chromium's permission, and the name under which Electron asks the app for it. */
const permissions: readonly (readonly [chromium: string, electron: string])[] = [
  ['geolocation', 'geolocation'],
  ['notifications', 'notifications'],
  ['push', 'notifications'],
  ['camera', 'media'],
  ['microphone', 'media'],
  ['midi', 'midi'],
  ['clipboard-read', 'clipboard-read'],
  ['clipboard-write', 'clipboard-sanitized-write'],
  ['display-capture', 'display-capture'],
  ['idle-detection', 'idle-detection'],
  ['storage-access', 'storage-access'],
  ['top-level-storage-access', 'top-level-storage-access'],
  ['window-management', 'window-management'],
  ['keyboard-lock', 'keyboardLock'],
  ['pointer-lock', 'pointerLock'],
  ['speaker-selection', 'speaker-selection'],
  ['local-fonts', 'unknown'],
  ['local-network-access', 'unknown'],
  ['nfc', 'unknown'],
  ['payment-handler', 'unknown'],
  ['persistent-storage', 'unknown'],
  ['background-sync', 'unknown'],
  ['background-fetch', 'unknown'],
  ['periodic-background-sync', 'unknown'],
  ['captured-surface-control', 'unknown'],
  ['screen-wake-lock', 'unknown'],
  ['sensors', 'unknown'],
  ['automatic-fullscreen', 'fullscreen'],
  ['web-app-installation', 'unknown'],
];

/**
 * Asks the app's two handlers about every permission and writes the answers into Chromium, so that a page
 * meets them without a prompt. What no handler grants is denied.
 */
export async function applyPermissions(session: Granting): Promise<void> {
  const contents = runtime.contents.values().next().value;
  for (const [name, asked] of permissions) {
    const setting = (await session.grants(asked, contents)) ? 'granted' : 'denied';
    // A name this Chromium does not know cannot be asked for either.
    await runtime.root.send('Browser.setPermission', { permission: { name }, setting }).catch(() => {});
  }
}
