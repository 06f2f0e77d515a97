import { execFile, spawn } from 'node:child_process';
import { join } from 'node:path';
import { programPath } from './program.ts';
import { watchdog } from './watchdog.ts';

/**
 * All that Chromium may do on the person's session bus: see that IBus is there, without which GTK's module for IBus
 * leaves every key alone, and talk to Fcitx, which has no other way. What is typed goes to IBus on a bus of its own.
 */
const rules = [
  '--see=org.freedesktop.IBus',
  '--talk=org.fcitx.Fcitx5',
  '--talk=org.freedesktop.portal.Fcitx',
];

/** An address to which nothing connects. */
export const noBus = 'disabled:';

/** Milliseconds until a program that should answer at once counts as absent. */
const timeoutMs = 3_000;

/**
 * The variables by which Chromium finds the person's input method; none where there is no session bus, or no
 * `xdg-dbus-proxy` to narrow it. What the proxy needs lies in `folder`.
 */
export async function inputMethodIn(folder: string): Promise<Record<string, string>> {
  const bus = await narrowedBus(folder);
  if (bus === undefined) return {};
  const ibus = await ibusAddress();
  return { DBUS_SESSION_BUS_ADDRESS: bus, ...(ibus === undefined ? {} : { IBUS_ADDRESS: ibus }) };
}

async function narrowedBus(folder: string): Promise<string | undefined> {
  const address = process.env['DBUS_SESSION_BUS_ADDRESS'] || noBus;
  const program = programPath('xdg-dbus-proxy');
  if (address === noBus) return undefined;
  if (program === undefined) {
    process.stderr.write('No input method in these windows: apt-get install xdg-dbus-proxy brings it\n');
    return undefined;
  }
  const socket = join(folder, 'session-bus');
  // It stops when this process and its pipe end; a signal from the console must not end it before Chromium, which
  // aborts when a bus goes.
  const proxy = spawn(program, ['--fd=3', address, socket, '--filter', ...rules], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
    detached: true,
  });
  const pipe = proxy.stdio[3] as unknown as NodeJS.ReadableStream & { unref(): void };
  const { promise: ready, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => resolve(false), timeoutMs);
  pipe.once('data', () => resolve(true));
  for (const event of ['error', 'exit'] as const) proxy.once(event, () => resolve(false));
  const opened = await ready;
  clearTimeout(timer);
  if (!opened || proxy.pid === undefined) {
    proxy.kill();
    return undefined;
  }
  watchdog.started(proxy.pid);
  proxy.unref();
  pipe.unref();
  return `unix:path=${socket}`;
}

/** IBus tells its own bus by a file in the person's folders, which Chromium does not have. */
async function ibusAddress(): Promise<string | undefined> {
  const program = programPath('ibus');
  if (program === undefined) return undefined;
  const printed = await new Promise<string>((resolve) => {
    execFile(program, ['address'], { timeout: timeoutMs }, (_error, output) => resolve(output.trim()));
  });
  return printed.startsWith('unix:') ? printed : undefined;
}
