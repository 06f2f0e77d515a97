import { EventEmitter } from 'node:events';
import type { WebContents } from 'electron';
import { expect, it } from 'vitest';
import { watchActivity } from './activity.ts';

it('tells of a hand at once and then at most once in five seconds; what no hand did is not told', () => {
  const contents = new EventEmitter();
  let now = 0;
  const told: number[] = [];
  watchActivity(
    contents as unknown as WebContents,
    () => told.push(now),
    () => now,
  );
  const input = (at: number, type: string) => {
    now = at;
    contents.emit('input-event', {}, { type });
  };
  input(1, 'char');
  input(2, 'mouseLeave');
  input(3, 'rawKeyDown');
  input(4, 'mouseDown');
  input(5_002, 'mouseMove');
  input(5_003, 'mouseMove');
  input(5_004, 'mouseMove');
  expect(told).toEqual([3, 5_003]);
});
