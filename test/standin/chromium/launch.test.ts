import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Display, virtualDisplay } from '../../../build/run/display.ts';
import { type Chromium, launchChromium } from './launch.ts';

const home = mkdtempSync(join(tmpdir(), 'standin-home-'));
const before = { ...process.env };
let display: Display;
let chromium: Chromium;

beforeAll(async () => {
  display = await virtualDisplay();
  Object.assign(process.env, { HOME: home, DISPLAY: display.name });
  for (const name of Object.keys(process.env)) if (name.startsWith('XDG_')) delete process.env[name];
  chromium = await launchChromium({ port: undefined, headless: false });
});

afterAll(async () => {
  const { pid } = chromium.process;
  if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  await display.stop();
  process.env = before;
  rmSync(home, { recursive: true, force: true });
});

/** What the running browser says of one of its settings, read on its own settings page. */
async function setting(name: string): Promise<unknown> {
  const { connection } = chromium;
  const { targetId } = await connection.root.send('Target.createTarget', { url: 'chrome://settings' });
  const { sessionId } = await connection.root.send('Target.attachToTarget', { targetId, flatten: true });
  const read = () =>
    connection.session(sessionId).send('Runtime.evaluate', {
      expression: `new Promise((resolve) => {
      const read = () => globalThis.chrome?.settingsPrivate === undefined
        ? setTimeout(read, 50)
        : chrome.settingsPrivate.getPref(${JSON.stringify(name)}).then(({ value }) => resolve(value));
      read();
    })`,
      awaitPromise: true,
      returnByValue: true,
    });
  // The empty page that a target begins with may go while it is asked.
  const { result } = await read().catch(read);
  return result.value;
}

test.each([
  'credentials_enable_service',
  'credentials_enable_autosignin',
  'autofill.profile_enabled',
  'autofill.credit_card_enabled',
])('the running browser saves and fills in nothing that is typed: %s is off', async (name) => {
  expect(await setting(name)).toBe(false);
});

test('nothing is written into the home of the person', async () => {
  await setting('credentials_enable_service');
  expect(readdirSync(home, { recursive: true })).toEqual([]);
});
