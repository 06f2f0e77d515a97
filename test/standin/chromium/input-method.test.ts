import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Display, virtualDisplay } from '../../../build/run/display.ts';
import { whereThereIs } from '../../support/left-out.ts';
import { type SessionBus, startSessionBus } from '../../support/session-bus.ts';
import { inputMethodIn } from './input-method.ts';
import { type Chromium, launchChromium } from './launch.ts';

const before = { ...process.env };
const folder = mkdtempSync(join(tmpdir(), 'standin-bus-'));

afterAll(() => {
  process.env = before;
  rmSync(folder, { recursive: true, force: true });
});

test.each([
  ['there is none', { DBUS_SESSION_BUS_ADDRESS: '' }, ''],
  ['it is off', { DBUS_SESSION_BUS_ADDRESS: 'disabled:' }, ''],
  [
    'nothing can narrow it',
    { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/run/bus', PATH: '' },
    'No input method in these windows: apt-get install xdg-dbus-proxy brings it\n',
  ],
])('Chromium gets no session bus where %s', async (_, env, told) => {
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  process.env = { ...before, ...env };
  expect(await inputMethodIn(folder)).toEqual({});
  expect(write.mock.calls.flat().join('')).toBe(told);
  process.env = before;
  write.mockRestore();
});

/** Programs that the bus starts when they are called; a person's session has such ones. */
const services = ['org.freedesktop.secrets', 'org.freedesktop.portal.Desktop', 'org.freedesktop.systemd1'];
const fcitx = 'org.fcitx.Fcitx5';

whereThereIs({ packages: ['xdg-dbus-proxy', 'dbus'], user: 'any' }, "Chromium's session bus", () => {
  describe('with a session bus', () => {
    let bus: SessionBus;
    let display: Display;
    let chromium: Chromium;
    /** The bus that the running Chromium has. */
    let narrowed: string;

    beforeAll(async () => {
      bus = await startSessionBus(folder, [...services, fcitx]);
      display = await virtualDisplay();
      process.env = { ...before, DISPLAY: display.name, DBUS_SESSION_BUS_ADDRESS: bus.address };
      chromium = await launchChromium({ port: undefined, headless: false });
      const environment = readFileSync(`/proc/${chromium.process.pid}/environ`, 'utf8').split('\0');
      const [line = ''] = environment.filter((entry) => entry.startsWith('DBUS_SESSION_BUS_ADDRESS='));
      narrowed = line.slice(line.indexOf('=') + 1);
    });
    afterAll(async () => {
      const { pid } = chromium.process;
      if (pid !== undefined) process.kill(-pid, 'SIGKILL');
      await display.stop();
      await bus.stop();
    });

    /** What a call of a program on a bus ends with: its answer, or the name of the error. */
    async function call(address: string, name: string, member: string): Promise<string> {
      const args = [`--bus=${address}`, '--print-reply=literal', `--dest=${name}`, '/', member];
      return promisify(execFile)('dbus-send', args).then(
        ({ stdout }) => stdout,
        ({ stderr }: { stderr: string }) =>
          /org\.freedesktop\.DBus\.Error\.[\w.]+/.exec(stderr)?.[0] ?? stderr,
      );
    }
    const ping = (address: string, name: string) => call(address, name, 'org.freedesktop.DBus.Peer.Ping');
    const startable = async (address: string) =>
      (await call(address, 'org.freedesktop.DBus', 'org.freedesktop.DBus.ListActivatableNames'))
        .split(/\s+/)
        .filter((name) => /^org\.f/.test(name) && name !== 'org.freedesktop.DBus')
        .sort();

    test('Chromium sees of all programs on it the input methods alone', async () => {
      expect(await startable(bus.address)).toEqual([fcitx, ...services].sort());
      expect(await startable(narrowed)).toEqual([fcitx]);
    });

    test.each(services)('Chromium cannot reach %s', async (name) => {
      const [direct, through] = [await ping(bus.address, name), await ping(narrowed, name)];
      // The bus itself starts the program, which fails.
      expect(direct).toBe('org.freedesktop.DBus.Error.Spawn.ChildExited');
      expect(through).toBe('org.freedesktop.DBus.Error.ServiceUnknown');
    });

    test('Chromium reaches Fcitx', async () => {
      expect(await ping(narrowed, fcitx)).toBe('org.freedesktop.DBus.Error.Spawn.ChildExited');
    });
  });
});
