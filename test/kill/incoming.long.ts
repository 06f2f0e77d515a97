import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { World } from '../../build/demo/world.ts';
import { storeParent } from '../support/memory-folder.ts';
import { testWorld } from '../support/worlds.ts';
import { fillInbox, killAtStep, stepsOf } from './incoming-kills.ts';

let directory: string;
let world: World;
beforeAll(async () => {
  directory = await mkdtemp(join(storeParent(), 'tram-mat-kill-'));
  world = await testWorld(join(directory, 'world'));
  await fillInbox(world, directory);
});
afterAll(() => rm(directory, { recursive: true, force: true }));

test('a terminal that is killed while it takes in its inbox takes in the rest, at every step', async () => {
  const steps = stepsOf(world);
  expect(steps).toBeGreaterThan(20);
  for (let step = 1; step <= steps; step += 1) await killAtStep(world, step);
}, 1_200_000);
