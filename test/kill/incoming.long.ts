import { afterAll, beforeAll, expect, test } from 'vitest';
import type { World } from '../../build/demo/world.ts';
import { filledWorld, killAtStep, stepsOf } from './incoming-kills.ts';

let world: World;
let remove: () => Promise<void>;
beforeAll(async () => {
  ({ world, remove } = await filledWorld());
});
afterAll(() => remove());

test('a terminal that is killed while it takes in its inbox takes in the rest, at every step', async () => {
  const steps = stepsOf(world);
  expect(steps).toBeGreaterThan(20);
  for (let step = 1; step <= steps; step += 1) await killAtStep(world, step);
}, 1_200_000);
