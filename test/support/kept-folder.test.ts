import { existsSync, mkdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { outDirectory } from '../../build/run/paths.ts';
import { keptFolder } from './kept-folder.ts';

const cache = `test-kept-${process.pid}`;
const place = join(outDirectory, cache);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});

afterEach(() => {
  vi.useRealTimers();
  rmSync(place, { recursive: true, force: true });
});

const kept = () =>
  keptFolder({
    cache,
    name: 'sample',
    sources: ['contract/calendar'],
    make: async (folder) => writeFileSync(join(folder, 'made'), ''),
  });

it('what a case makes years ahead removes nothing that others copy today', async () => {
  const today = await kept();
  vi.setSystemTime(Date.now() + 3 * 365 * 86_400_000);
  const ahead = await kept();
  expect(ahead).not.toBe(today);
  expect([today, ahead].map((folder) => existsSync(join(folder, 'made')))).toEqual([true, true]);
});

it('what was made days ago is removed', async () => {
  const former = join(place, 'former');
  mkdirSync(former, { recursive: true });
  const changed = new Date(Date.now() - 3 * 86_400_000);
  utimesSync(former, changed, changed);
  await kept();
  expect(existsSync(former)).toBe(false);
});
