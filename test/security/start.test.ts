import { type ChildProcess, spawn } from 'node:child_process';
import { rm } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Display, virtualDisplay } from '../../build/run/display.ts';
import { sampleConfig } from '../support/terminal-config.ts';
import { makeHome, openProgramme, startOf } from './open.ts';

let display: Display;
beforeAll(async () => {
  display = await virtualDisplay();
});
afterAll(() => display?.stop());

/** Starts the programme without a driver and reports how it ends: exit code and output. */
async function end(home: string): Promise<{ code: number | null; printed: string }> {
  const { executable, args, env } = await startOf(home, display.name);
  const child: ChildProcess = spawn(executable, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
  // An error box waits for a person; what it says stands on standard error by then.
  const timer = setTimeout(() => child.kill('SIGKILL'), 20_000);
  const printed = child.stderr === null ? '' : await text(child.stderr);
  const code = await exit;
  clearTimeout(timer);
  return { code, printed };
}

it.each([
  ['is missing a field', { organisation: 'G22' }],
  ['has a key too many', { ...sampleConfig, note: 'Về việc' }],
])('a start with a configuration that %s is refused in both languages', async (_, content) => {
  const home = await makeHome(JSON.stringify({ ...content, training: true }));
  const { code, printed } = await end(home);
  await rm(home, { recursive: true, force: true });
  expect(code).not.toBe(0);
  expect(printed).toContain('CONFIG_INVALID');
  expect(printed).toContain('Tệp cấu hình của máy trạm không hợp lệ.');
  expect(printed).toContain("The terminal's configuration file is not valid.");
  expect(printed).not.toContain('Về việc');
});

it('a second start with the same home is refused and leaves the first one as it was', async () => {
  const first = await openProgramme();
  const { code, printed } = await end(first.home);
  expect(code).toBe(1);
  expect(printed).toContain('ALREADY_RUNNING');
  expect(printed).toContain('Máy trạm đang chạy');
  expect(first.page.isClosed()).toBe(false);
  await first.close();
});
