import { expect, test } from 'vitest';
import { HeldClock } from './held-clock.ts';

/** A clock that is a millisecond later each time it is read. */
function ticking() {
  let now = 0;
  return new HeldClock({ now: () => (now += 1), monotonic: () => (now += 1) });
}

test('it stands still while something is done, and in what is done within that', () => {
  const clock = ticking();
  const readings = clock.hold(() => [clock.now(), clock.hold(() => clock.now()), clock.now()]);
  expect(readings).toEqual([1, 1, 1]);
  expect([clock.now(), clock.now()]).toEqual([2, 3]);
});

test('it goes on after what failed, and never holds the clock that cannot be set', () => {
  const clock = ticking();
  expect(() =>
    clock.hold(() => {
      throw new Error('full');
    }),
  ).toThrow('full');
  expect(clock.hold(() => [clock.monotonic(), clock.monotonic()])).toEqual([3, 4]);
});
