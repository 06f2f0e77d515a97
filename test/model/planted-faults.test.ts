import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { outDirectory } from '../../build/run/paths.ts';
import type { playHistory } from './compare/history.ts';
import { comparisonWith, type Fault, faults } from './compare/planted.ts';

let folder: string;
beforeAll(() => {
  mkdirSync(outDirectory, { recursive: true });
  // Beside the packages that a bundle imports.
  folder = mkdtempSync(join(outDirectory, 'planted-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The first difference in so many histories. */
async function difference(fault: Fault | null, histories: number): Promise<string | null> {
  const file = await comparisonWith(fault, mkdtempSync(join(folder, 'f')));
  const { playHistory: play }: { playHistory: typeof playHistory } = await import(
    /* @vite-ignore */ pathToFileURL(file).href
  );
  for (let history = 0; history < histories; history += 1) {
    const outcome = play({ seed: inject('seed') + history, steps: 400 });
    if (outcome.difference !== null) return outcome.difference;
  }
  return null;
}

test('without a fault there is no difference', async () => {
  expect(await difference(null, 2)).toBeNull();
});

test.each(Object.entries(faults))('the comparison sees it when %s', async (_name, fault) => {
  const seen = await difference(fault, 30);
  expect(seen).toEqual(expect.any(String));
});
