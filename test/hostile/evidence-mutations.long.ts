import { test } from 'vitest';
import { evidenceForFile } from '../support/evidence-folders.ts';
import { tryMutations, twoLedgers } from '../support/evidence-mutations.ts';

const folders = evidenceForFile('npm run verify: many mutations');

test('whatever is done to a file of a good export, 1,000 times, the verdict is no, with a code', async () => {
  await tryMutations(folders().evidence, folders().folder, 1_000);
}, 1_200_000);

test('whatever is done to a file of two ledgers in one folder, 200 times, the verdict is no, with a code', async () => {
  await tryMutations(twoLedgers, folders().folder, 200);
}, 1_200_000);
