import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { copyCheckout } from '../../build/checkout.ts';
import type * as Pages from '../../build/dev/pages.ts';

let folder: string;
beforeAll(() => {
  folder = copyCheckout('first-build');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it.each([
  ['that does not parse', 'export const = ;', /Unexpected token/],
  ['that imports a file that is not there', "import './not-there.ts';", /not-there\.ts/],
  ['that imports a package that is not installed', "import 'not-installed';", /not-installed/],
])('pages with a source %s are built as soon as it is corrected', async (_, fault, reported) => {
  const pages = pathToFileURL(join(folder, 'build', 'dev', 'pages.ts'));
  const { watchPages }: typeof Pages = await import(pages.href);
  const source = join(folder, 'renderer', 'app', 'key-help.tsx');
  const sound = await readFile(source, 'utf8');
  await writeFile(source, `${fault}\n${sound}`);
  const failure = Promise.withResolvers<string>();
  const watching = watchPages(join(folder, 'out', 'dev'), {
    built: () => undefined,
    failed: failure.resolve,
  });
  expect(await failure.promise).toMatch(reported);
  await writeFile(source, sound);
  const watcher = await watching;
  await watcher.close();
  await readFile(join(folder, 'out', 'dev', 'renderer', 'index.html'));
});
