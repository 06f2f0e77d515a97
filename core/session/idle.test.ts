import { expect, test } from 'vitest';
import { IdleClock } from './idle.ts';

function clockOf() {
  const at = { now: 1_800_000_000_000, monotonic: 5 };
  return {
    clock: { now: () => at.now, monotonic: () => at.monotonic },
    pass(milliseconds: number) {
      at.now += milliseconds;
      at.monotonic += milliseconds;
    },
    set(milliseconds: number) {
      at.now += milliseconds;
    },
  };
}

test('keyboard and mouse begin the time to the lock anew', () => {
  const { clock, pass } = clockOf();
  const idle = new IdleClock(clock, 5);
  pass(299_000);
  expect(idle.secondsLeft()).toBe(1);
  idle.touch();
  expect(idle.secondsLeft()).toBe(300);
  pass(300_000);
  expect(idle.secondsLeft()).toBe(0);
});

test('a sleep, on which the monotonic clock stands still, ends the time to the lock, also with a key pressed after it', () => {
  const { clock, pass, set } = clockOf();
  const idle = new IdleClock(clock, 5);
  pass(1_000);
  set(8 * 3_600_000);
  idle.touch();
  expect(idle.secondsLeft()).toBe(0);
  pass(1_000);
  idle.touch();
  expect(idle.secondsLeft()).toBe(0);
});

test('small steps of a time service, and a clock set back, neither end nor prolong it', () => {
  const { clock, pass, set } = clockOf();
  const idle = new IdleClock(clock, 5);
  set(20_000);
  expect(idle.secondsLeft()).toBe(300);
  set(-3_600_000);
  pass(100_000);
  expect(idle.secondsLeft()).toBe(200);
});
