import { once } from 'node:events';
import { MessageChannel } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { TurnQueue } from './turn-queue.ts';

it('begins tasks in their order, urgent ones first', async () => {
  const queue = new TurnQueue();
  const begun: string[] = [];
  for (const [name, urgent] of [
    ['a', false],
    ['b', false],
    ['c', true],
    ['d', true],
  ] as const)
    queue.add(() => begun.push(name), urgent);
  expect(begun).toEqual([]);
  await expect.poll(() => begun).toEqual(['c', 'd', 'a', 'b']);
});

it('lets timers and other ports in between two tasks', async () => {
  const queue = new TurnQueue();
  const { port1, port2 } = new MessageChannel();
  let begun = 0;
  const slow = () => {
    begun += 1;
    const ends = performance.now() + 2;
    while (performance.now() < ends);
  };
  for (let count = 0; count < 500; count += 1) queue.add(slow, false);
  const seen: number[] = [];
  const timer = setInterval(() => seen.push(begun), 5);
  port2.once('message', () => seen.push(begun));
  port1.postMessage('the token is gone');
  await once(port2, 'message');
  expect(begun).toBeLessThan(50);
  await expect.poll(() => seen.length).toBeGreaterThan(5);
  clearInterval(timer);
  expect(begun).toBeLessThan(500);
  port1.close();
});
