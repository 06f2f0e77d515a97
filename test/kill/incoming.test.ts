import { afterAll, beforeAll, expect, test } from 'vitest';
import type { World } from '../../build/demo/world.ts';
import { randomFor } from '../support/random.ts';
import { filledWorld, killAtStep, stepsOf } from './incoming-kills.ts';
import { shuffled } from './victim.ts';

let world: World;
let remove: () => Promise<void>;
beforeAll(async () => {
  ({ world, remove } = await filledWorld());
});
afterAll(() => remove());

test('a terminal that is killed while it takes in its inbox takes in the rest at the next unlock, nothing twice', async () => {
  const steps = stepsOf(world);
  expect(steps).toBeGreaterThan(20);
  const all = Array.from({ length: steps }, (_, index) => index + 1);
  // The long form kills at every step (incoming.long.ts).
  for (const step of shuffled(all, randomFor('incoming').number).slice(0, 4)) await killAtStep(world, step);
});
