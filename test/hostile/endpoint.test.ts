import { afterEach, beforeEach, expect, test } from 'vitest';
import { randomFor } from '../support/random.ts';
import { attackNames } from './endpoint-attacks.ts';
import { Siege } from './endpoint-siege.ts';

/** Five seconds of each attack. `npm run bench -- hostile` takes five minutes of each, and times. */
const seconds = 5;
let siege: Siege;
// An attacker that was shut out in one row would do nothing in the next.
beforeEach(async () => {
  siege = await Siege.begin(randomFor('besieged endpoint'));
});
afterEach(() => siege.end());

test.each(attackNames)('%s: another member is refused nothing, and memory stays bounded', async (name) => {
  const { latencies, faults, memory, effort } = await siege.run(name, seconds);
  expect(faults).toEqual([]);
  expect(latencies.length).toBeGreaterThan(0);
  // An attack that reached nothing would show nothing; how far it gets is for the limits to say.
  expect(effort.tried + effort.streams, JSON.stringify(effort)).toBeGreaterThan(10);
  expect(effort.opened, JSON.stringify(effort)).toBeGreaterThan(0);
  expect(memory).toBeGreaterThan(0);
  expect(memory).toBeLessThan(512 * 1024 * 1024);
});
