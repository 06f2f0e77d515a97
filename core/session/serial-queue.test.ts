import { expect, it } from 'vitest';
import { SerialQueue } from './serial-queue.ts';

it('runs tasks one at a time and in order, also after one that failed', async () => {
  const queue = new SerialQueue();
  const events: string[] = [];
  const task = (name: string, fails: boolean) => async () => {
    events.push(`${name} begins`);
    await new Promise((resolve) => setImmediate(resolve));
    events.push(`${name} ends`);
    if (fails) throw new Error(name);
    return name;
  };
  const results = Promise.allSettled([
    queue.run(task('a', false)),
    queue.run(task('b', true)),
    queue.run(task('c', false)),
    queue.run(() => 'd'),
  ]);
  await queue.drained();
  expect(events).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  expect((await results).map((result) => (result.status === 'fulfilled' ? result.value : 'failed'))).toEqual([
    'a',
    'failed',
    'c',
    'd',
  ]);
});

it('is idle when no task is left, also of those that came while it was awaited', async () => {
  const queue = new SerialQueue();
  const events: string[] = [];
  void queue.run(async () => {
    await new Promise((resolve) => setImmediate(resolve));
    void queue.run(() => events.push('second'));
    events.push('first');
  });
  await queue.idle();
  events.push('idle');
  expect(events).toEqual(['first', 'second', 'idle']);
  await queue.idle();
});
