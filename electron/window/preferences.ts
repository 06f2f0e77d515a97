import type { WebPreferences } from 'electron';

/**
 * Every preference that decides what a window may do, spelt out: a default that changes with Electron's
 * version changes nothing here (security checklist, rows 2 to 4, 6 and 8 to 12).
 */
export const lockedPreferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  enableBlinkFeatures: '',
  webviewTag: false,
  plugins: false,
  webgl: false,
  devTools: false,
  navigateOnDragDrop: false,
  enableDeprecatedPaste: false,
  // The spell checker would fetch dictionaries and learn words.
  spellcheck: false,
  // Copies of page code on the disk would be a second thing to protect.
  v8CacheOptions: 'none',
  disableDialogs: true,
  backgroundThrottling: false,
} as const satisfies WebPreferences;

/** In memory only: no cookie, cache, storage or history of a window reaches the disk. */
export const windowPartition = 'terminal';
/** Of its own: pages of one origin in two sessions share no process and no storage. */
export const countersignPartition = 'countersign';
