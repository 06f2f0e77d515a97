import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { evidenceForFile, verifyIn } from '../../test/support/evidence-folders.ts';
import { checkVerdict, filesOf, tryMutations, twoLedgers } from '../../test/support/evidence-mutations.ts';

const folders = evidenceForFile('npm run verify: mutations');

test('what can be left out of an export, and what cannot', async () => {
  const copy = join(folders().folder, 'lacking');
  cpSync(folders().evidence, copy, { recursive: true });
  const holding: string[] = [];
  for (const name of filesOf(copy)) {
    const path = join(copy, name);
    const original = readFileSync(path);
    rmSync(path);
    const verdict = await verifyIn(copy);
    if (verdict.status === 0) holding.push(name);
    else checkVerdict({ ...verdict, took: 0 });
    writeFileSync(path, original);
  }
  // Lists and proofs of single entries that nothing in the ledger rests on.
  expect(holding).toEqual(['inclusion-a.json', 'trust/crl-03.crl']);
});

// Some mutations of each run's seed; test/hostile/evidence-mutations.long.ts tries many.
test('whatever is done to a file of a good export, the verdict is no, with a code', async () => {
  await tryMutations(folders().evidence, folders().folder, 25);
}, 120_000);

test('whatever is done to a file of two ledgers in one folder, the verdict is no, with a code', async () => {
  await tryMutations(twoLedgers, folders().folder, 3);
}, 120_000);
