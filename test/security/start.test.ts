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

/** Starts the programme without a driver and reports how it ends: code and what it said. */
async function end(home: string): Promise<{ code: number | null; said: string }> {
  const { executable, args, env } = await startOf(home, display.name);
  const child: ChildProcess = spawn(executable, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
  // An error box waits for a person; what it says stands on standard error by then.
  const timer = setTimeout(() => child.kill('SIGKILL'), 20_000);
  const said = child.stderr === null ? '' : await text(child.stderr);
  const code = await exit;
  clearTimeout(timer);
  return { code, said };
}

it.each([
  ['is missing a field', { organisation: 'G22' }],
  ['has a key too many', { ...sampleConfig, note: 'Về việc' }],
])('a start with a configuration that %s is refused in both languages', async (_, content) => {
  const home = await makeHome(JSON.stringify({ ...content, training: true }));
  const { code, said } = await end(home);
  await rm(home, { recursive: true, force: true });
  expect(code).not.toBe(0);
  expect(said).toContain('CONFIG_INVALID');
  expect(said).toContain('Tệp cấu hình của máy trạm không hợp lệ.');
  expect(said).toContain("The terminal's configuration file is not valid.");
  expect(said).not.toContain('Về việc');
});

it('a second start with the same home is refused and leaves the first one as it was', async () => {
  const first = await openProgramme();
  const { code, said } = await end(first.home);
  expect(code).toBe(1);
  expect(said).toContain('ALREADY_RUNNING');
  expect(said).toContain('Máy trạm đang chạy');
  expect(first.page.isClosed()).toBe(false);
  await first.close();
});
