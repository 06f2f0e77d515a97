import { afterEach, expect, test, vi } from 'vitest';
import { ActName } from '../../contract/ledger/act.ts';
import { playAndExamine } from './examined.ts';
import { november } from './months/november.ts';

/** Acts that do not occur in the story, each with the reason. */
const elsewhere: Partial<Record<ActName, string>> = {};

afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

test('in the first month every act occurs, both ledgers hold, and each copy is with whom the model says', {
  timeout: 300_000,
}, async () => {
  const { acts } = await playAndExamine(november);
  expect(
    ActName.options.filter((act) => !acts.has(act)),
    'an act that nobody does: give it a step in test/scenario/months/november.ts, or a reason above',
  ).toEqual(Object.keys(elsewhere));
});
