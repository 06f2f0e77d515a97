import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startService } from './service.ts';
import { startSessionBus } from './session-bus.ts';

const run = promisify(execFile);

/** Debian packages without which nothing can be typed so. */
export const typingPackages = ['xdg-dbus-proxy', 'dbus', 'ibus', 'ibus-gtk3', 'ibus-unikey', 'xdotool'];

/** Milliseconds between two keys of somebody who types fast. */
const keyMs = 40;

/** A live ibus-unikey in Telex on a virtual screen, and the keys of that screen. */
export interface InputMethod {
  /** What a window on that screen must inherit to be typed into with it. */
  readonly env: Record<string, string>;
  /** The one window on the screen gets the keys; there is no window manager to do it. */
  focus(): Promise<void>;
  /** Types letters as they are on the keys, not what the method makes of them. */
  type(letters: string): Promise<void>;
  /** Presses keys by their names in X: `Return`, `ctrl+a`. */
  press(...keys: string[]): Promise<void>;
  /** The keys of a scanner that is set up with this prefix: what it reads, and Enter. */
  scan(prefix: string, text: string, gapMs: number): Promise<void>;
  stop(): Promise<void>;
}

/** Starts it with buses, settings and addresses of its own: nothing of it is shared with the person's session. */
export async function startInputMethod(display: string): Promise<InputMethod> {
  const folder = await mkdtemp(join(tmpdir(), 'tram-mat-typing-'));
  const bus = await startSessionBus(folder);
  const address = `unix:path=${join(folder, 'ibus')}`;
  const shared = {
    DISPLAY: display,
    DBUS_SESSION_BUS_ADDRESS: bus.address,
    IBUS_ADDRESS: address,
    GTK_IM_MODULE: 'ibus',
  };
  const env = {
    ...process.env,
    ...shared,
    HOME: folder,
    XDG_CONFIG_HOME: join(folder, 'config'),
    XDG_CACHE_HOME: join(folder, 'cache'),
    // As unikey comes: Telex.
    GSETTINGS_BACKEND: 'memory',
  };
  const off = ['panel', 'config', 'emoji-extension'].map((part) => `--${part}=disable`);
  const command = ['ibus-daemon', ...off, '--cache=none', `--address=${address}`] as const;
  const daemon = await startService(command, env, () => choosesUnikey(env));
  const xdotool = async (...args: string[]) => (await run('xdotool', args, { env })).stdout.trim();
  return {
    env: shared,
    async focus() {
      const [window = ''] = (await xdotool('search', '--sync', '--onlyvisible', '--name', '.')).split('\n');
      await xdotool('windowfocus', '--sync', window);
    },
    async type(letters) {
      await xdotool('type', '--delay', `${keyMs}`, '--', letters);
    },
    async press(...keys) {
      await xdotool('key', '--delay', `${keyMs}`, ...keys);
    },
    async scan(prefix, text, gapMs) {
      const names: Readonly<Record<string, string>> = { '-': 'minus', '/': 'slash' };
      const letters = [...text].map((sign) => names[sign] ?? (/[A-Z]/.test(sign) ? `shift+${sign}` : sign));
      await xdotool('key', '--delay', `${gapMs}`, prefix, ...letters, 'Return');
    },
    async stop() {
      await daemon.stop();
      await bus.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** IBus answers some tenths of a second after its start; the command fails where the keyboard has no layout to set. */
async function choosesUnikey(env: NodeJS.ProcessEnv): Promise<boolean> {
  const ibus = (...args: string[]) => run('ibus', args, { env }).catch(() => ({ stdout: '' }));
  await ibus('engine', 'Unikey');
  return (await ibus('engine')).stdout.trim() === 'Unikey';
}
