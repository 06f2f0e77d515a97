import { afterEach, expect, test, vi } from 'vitest';
import { playAndExamine } from './examined.ts';
import { december } from './months/december.ts';
import { january } from './months/january.ts';
import { november } from './months/november.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

test('over three months and the turn of a year both ledgers hold, and each copy is with whom the model says', {
  timeout: 600_000,
}, async () => {
  const { documents } = await playAndExamine([...november, ...december, ...january]);
  expect(documents).toBeGreaterThanOrEqual(80);
});
