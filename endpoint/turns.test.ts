import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Turns } from './turns.ts';

test('one request of each device in turn, however many of another came first', async () => {
  const turns = new Turns();
  const begun: string[] = [];
  const ask = (device: string, count: number) => {
    for (let each = 1; each <= count; each++) turns.add(device, () => begun.push(`${device}${each}`));
  };
  ask('a', 100);
  ask('b', 2);
  ask('c', 1);
  expect(begun).toEqual([]);
  while (begun.length < 103) await nextTurn();
  expect(begun.slice(0, 6)).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3']);
  expect(begun.at(-1)).toBe('a100');
});

test('the network is looked at in between, and who comes meanwhile waits for no more than what is begun', async () => {
  const turns = new Turns();
  const begun: string[] = [];
  const slow = () => {
    const ends = performance.now() + 2;
    while (performance.now() < ends);
    begun.push('a');
  };
  for (let each = 0; each < 50; each++) turns.add('a', slow);
  await nextTurn();
  await nextTurn();
  expect(begun.length).toBeLessThan(50);
  const before = begun.length;
  await new Promise<void>((resolve) => turns.add('b', resolve));
  expect(begun.length - before).toBeLessThanOrEqual(2);
});
