import { expect, test } from 'vitest';
import { FairQueue } from './fair-queue.ts';

test('who sends little is served beside who sends much, in the order of each', () => {
  const queue = new FairQueue<string>({ each: 100, all: 100 });
  for (let item = 1; item <= 50; item++) queue.add('flood', `flood ${item}`);
  queue.add('a', 'a 1');
  queue.add('b', 'b 1');
  queue.add('a', 'a 2');
  expect(queue.take(4)).toEqual(['flood 1', 'a 1', 'b 1', 'flood 2']);
  expect(queue.take(3)).toEqual(['a 2', 'flood 3', 'flood 4']);
  expect(queue.length).toBe(46);
  expect(queue.take(100)).toHaveLength(46);
  expect([queue.take(1), queue.length]).toEqual([[], 0]);
});

test('a full queue refuses who fills it, and has a place for who has nothing in it', () => {
  const queue = new FairQueue<number>({ each: 3, all: 4 });
  expect([1, 2, 3, 4].map((item) => queue.add('flood', item))).toEqual([true, true, true, false]);
  expect([queue.add('a', 1), queue.add('a', 2)]).toEqual([true, false]);
  expect(queue.add('b', 1)).toBe(true);
});
