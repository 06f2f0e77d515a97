import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { Connection } from './connection.ts';
import { inputMethodIn, noBus } from './input-method.ts';
import { programPath } from './program.ts';
import { watchdog } from './watchdog.ts';

/** Chromium of its own, with a profile that is removed at the end and no connection to anywhere. */
const switches = [
  '--no-first-run',
  '--no-default-browser-check',
  '--no-startup-window',
  '--no-pings',
  '--no-service-autorun',
  '--disable-background-networking',
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-back-forward-cache',
  '--disable-breakpad',
  '--disable-crash-reporter',
  '--disable-client-side-phishing-detection',
  '--disable-component-extensions-with-background-pages',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-dev-shm-usage',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-field-trial-config',
  '--disable-infobars',
  '--disable-popup-blocking',
  '--disable-quic',
  '--disable-search-engine-choice-screen',
  '--disable-sync',
  '--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable,MediaRouter,OptimizationHints,Translate,NetworkTimeServiceQuerying,PreconnectToSearch,AimEnabled,AutofillServerCommunication,CertificateTransparencyComponentUpdater,WebUSB,WebBluetooth,DirectSockets',
  '--disable-blink-features=WebUSB,WebHID,Serial,WebBluetooth',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
  '--host-resolver-rules=MAP * ~NOTFOUND',
  '--metrics-recording-only',
  '--password-store=basic',
  '--use-mock-keychain',
  '--proxy-server=direct://',
];

/** What a new window holds until the app's first document takes its place. */
export const firstDocument = 'data:text/html,';

export interface LaunchOptions {
  /** Also opens the port that Playwright connects to. */
  readonly port: string | undefined;
  readonly headless: boolean;
}

export interface Chromium {
  readonly connection: Connection;
  readonly headless: boolean;
  readonly process: ChildProcess;
  /** Has the running browser open one more window without tabs or address bar; rejects when it was not asked. */
  openAppWindow(size: { width: number; height: number }): Promise<void>;
}

export async function launchChromium({ port, headless }: LaunchOptions): Promise<Chromium> {
  const command = findChromium();
  const profile = newProfile();
  watchdog.folder(profile);
  const common = [
    `--user-data-dir=${profile}`,
    // Chromium's sandbox refuses to start as root, which is who builds and tests in a container.
    ...(process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : []),
  ];
  const env = {
    ...process.env,
    ...homeIn(profile),
    DBUS_SESSION_BUS_ADDRESS: noBus,
    DBUS_SYSTEM_BUS_ADDRESS: noBus,
    ...(headless ? {} : await inputMethodIn(profile)),
  };
  const child = spawn(
    command,
    [
      ...switches,
      ...common,
      '--remote-debugging-pipe',
      ...(port === undefined ? [] : [`--remote-debugging-port=${port}`]),
      ...(headless ? ['--headless=new', '--force-color-profile=srgb'] : []),
    ],
    { stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'], detached: true, env },
  );
  if (child.pid === undefined) throw new Error(`The stand-in could not start ${command}`);
  const group = child.pid;
  watchdog.group(group);
  process.once('exit', () => {
    try {
      process.kill(-group, 'SIGKILL');
    } catch {
      // Already gone.
    }
  });
  const [, , errors, output, input] = child.stdio as unknown as [null, null, Readable, Writable, Readable];
  createInterface({ input: errors }).on('line', (line) => {
    if (line.startsWith('DevTools listening on ')) process.stderr.write(`${line}\n`);
  });
  return {
    connection: new Connection(output, input),
    headless,
    process: child,
    openAppWindow({ width, height }) {
      const args = [...common, `--app=${firstDocument}`, `--window-size=${width},${height}`];
      return new Promise((resolve, reject) => {
        spawn(command, args, { stdio: 'ignore', env })
          .once('error', reject)
          .once('exit', (code) =>
            code === 0 ? resolve() : reject(new Error(`Chromium ended with ${code}`)),
          );
      });
    },
  };
}

/** Where Chromium and its libraries keep settings, caches and temporary files: all of it goes with the profile. */
const homeIn = (profile: string): Record<string, string> => ({
  HOME: profile,
  TMPDIR: profile,
  XDG_CACHE_HOME: join(profile, 'cache'),
  XDG_CONFIG_HOME: join(profile, 'config'),
  XDG_DATA_HOME: join(profile, 'data'),
  XDG_STATE_HOME: join(profile, 'state'),
});

/** Electron has none of this: Chromium alone offers to save what is typed, a PIN among it. */
const preferences = {
  credentials_enable_service: false,
  credentials_enable_autosignin: false,
  profile: { password_manager_enabled: false, password_manager_leak_detection: false },
  autofill: { enabled: false, profile_enabled: false, credit_card_enabled: false },
  translate: { enabled: false },
  browser: { enable_spellchecking: false },
};

function newProfile(): string {
  const profile = mkdtempSync(join(tmpdir(), 'electron-standin-'));
  mkdirSync(join(profile, 'Default'));
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(preferences));
  return profile;
}

function findChromium(): string {
  const named = process.env['CHROMIUM'];
  if (named) return named;
  const found = programPath('chromium');
  if (found !== undefined) return found;
  throw new Error('The Electron stand-in needs chromium (Debian: apt-get install chromium)');
}
