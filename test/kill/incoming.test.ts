import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { World } from '../../build/demo/world.ts';
import { storeParent } from '../support/memory-folder.ts';
import { randomFor } from '../support/random.ts';
import { testWorld } from '../support/worlds.ts';
import { fillInbox, killAtStep, stepsOf } from './incoming-kills.ts';
import { shuffled } from './victim.ts';

let directory: string;
let world: World;
beforeAll(async () => {
  directory = await mkdtemp(join(storeParent(), 'tram-mat-kill-'));
  world = await testWorld(join(directory, 'world'));
  await fillInbox(world, directory);
});
afterAll(() => rm(directory, { recursive: true, force: true }));

test('a terminal that is killed while it takes in its inbox takes in the rest at the next unlock, nothing twice', async () => {
  const steps = stepsOf(world);
  expect(steps).toBeGreaterThan(20);
  const all = Array.from({ length: steps }, (_, index) => index + 1);
  // The long form kills at every step (incoming.long.ts).
  for (const step of shuffled(all, randomFor('incoming').number).slice(0, 4)) await killAtStep(world, step);
});
