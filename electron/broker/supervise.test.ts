import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { supervise } from './supervise.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('starts again at once the first time, then with growing pauses', () => {
  const ends: (() => void)[] = [];
  const supervised = supervise((gone) => ends.push(gone));
  const startsAfter = (milliseconds: number) => {
    ends.at(-1)?.();
    vi.advanceTimersByTime(milliseconds);
    return ends.length;
  };
  expect(startsAfter(0)).toBe(2);
  expect(startsAfter(499)).toBe(2);
  vi.advanceTimersByTime(1);
  expect(ends).toHaveLength(3);
  expect(startsAfter(1_000)).toBe(4);
  supervised.stop();
});

it('takes the pauses it is given', () => {
  const ends: (() => void)[] = [];
  const supervised = supervise((gone) => ends.push(gone), [0]);
  for (const starts of [2, 3, 4]) {
    ends.at(-1)?.();
    vi.advanceTimersByTime(0);
    expect(ends).toHaveLength(starts);
  }
  supervised.stop();
});

it('forgets earlier failures when one has lived long enough', () => {
  const ends: (() => void)[] = [];
  const supervised = supervise((gone) => ends.push(gone));
  for (const pause of [0, 500]) {
    ends.at(-1)?.();
    vi.advanceTimersByTime(pause);
  }
  vi.advanceTimersByTime(60_000);
  ends.at(-1)?.();
  vi.advanceTimersByTime(0);
  expect(ends).toHaveLength(4);
  supervised.stop();
});

it('reports the end of each process once, and none after it was stopped', () => {
  const ends: (() => void)[] = [];
  const supervised = supervise((gone) => ends.push(gone));
  ends[0]?.();
  ends[0]?.();
  vi.advanceTimersByTime(0);
  expect(ends).toHaveLength(2);
  supervised.stop();
  ends[1]?.();
  vi.advanceTimersByTime(60_000);
  expect(ends).toHaveLength(2);
});
