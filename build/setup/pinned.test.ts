import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { root } from '../run/paths.ts';

const read = (name: string): unknown => JSON.parse(readFileSync(join(root, name), 'utf8'));
const Lock = z.object({
  packages: z.record(z.string(), z.object({ integrity: z.string().optional() })),
});
const { packages } = Lock.parse(read('package-lock.json'));
const { allowScripts } = z
  .object({ allowScripts: z.record(z.string(), z.boolean()) })
  .parse(read('package.json'));

test('every package is pinned by the digest of its archive', () => {
  const loose = Object.entries(packages).filter(
    ([folder, { integrity }]) => folder !== '' && integrity?.startsWith('sha512-') !== true,
  );
  expect(loose).toEqual([]);
});

test('the only install script that runs compiles what its archive holds', () => {
  const allowed = Object.keys(allowScripts).filter((name) => allowScripts[name]);
  expect(allowed).toEqual(['pkcs11js']);
});
