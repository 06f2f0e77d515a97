import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Part, watch } from './watch.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'watch-'));
  await writeFile(join(folder, 'entry.ts'), "import './one.ts';\nimport './two.ts';\n");
  await writeFile(join(folder, 'one.ts'), 'console.log(1);\n');
  await writeFile(join(folder, 'two.ts'), 'console.log(2);\n');
});
afterEach(() => rm(folder, { recursive: true }));

/**
 * Watches the folder. `next` resolves to what the listener is told next, `finish` stands for the caller's `partsOf`.
 */
async function watched(finish: (changed: readonly string[]) => Part[]) {
  const told: string[] = [];
  let tell = Promise.withResolvers<void>();
  const push = (line: string) => {
    told.push(line);
    tell.resolve();
  };
  const next = async (): Promise<string> => {
    while (told.length === 0) {
      tell = Promise.withResolvers<void>();
      await tell.promise;
    }
    return told.shift() ?? '';
  };
  const config = {
    root: folder,
    configFile: false as const,
    envDir: false as const,
    publicDir: false as const,
    build: { outDir: join(folder, 'out'), rolldownOptions: { input: join(folder, 'entry.ts') } },
  };
  const listener = { built: (parts: readonly Part[]) => push(parts.join()), failed: push };
  const ready = watch(config, listener, async (changed) => finish(changed));
  return { next, ready };
}

test('a first build that fails is reported, and the first that succeeds resolves', async () => {
  let broken = true;
  const { next, ready } = await watched(() => {
    if (broken) throw new Error('a package is missing');
    return ['pages'];
  });
  expect(await next()).toBe('a package is missing');
  broken = false;
  await writeFile(join(folder, 'one.ts'), 'console.log(11);\n');
  const watcher = await ready;
  await watcher.close();
});

test('files of a build that failed are named again to the next build', async () => {
  let broken = false;
  let named: readonly string[] = [];
  const { next, ready } = await watched((changed) => {
    if (broken) throw new Error('a package is missing');
    named = changed;
    return ['pages'];
  });
  const watcher = await ready;
  broken = true;
  await writeFile(join(folder, 'one.ts'), 'console.log(11);\n');
  expect(await next()).toBe('a package is missing');
  broken = false;
  await writeFile(join(folder, 'two.ts'), 'console.log(22);\n');
  // One save may be noticed twice, so the failure may be reported twice.
  let told = await next();
  while (told === 'a package is missing') told = await next();
  await watcher.close();
  expect(told).toBe('pages');
  expect(named).toContain(join(folder, 'one.ts'));
});
