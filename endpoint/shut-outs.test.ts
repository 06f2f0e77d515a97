import { expect, test } from 'vitest';
import { ShutOuts } from './shut-outs.ts';

const limits = { refusals: 4, refusalRate: 1, shutOutTime: 10_000, longestShutOut: 30_000 };
/** Notes refusals at one moment; whether the device went out. */
const refuse = (outs: ShutOuts, count: number, now: number): boolean => {
  let isOut = false;
  for (let each = 0; each < count; each++) isOut = outs.note('device', now);
  return isOut;
};

test('a few refusals, and a few each second, shut nobody out', () => {
  const outs = new ShutOuts(limits);
  expect(refuse(outs, 4, 0)).toBe(false);
  for (let second = 1; second < 100; second++) expect(refuse(outs, 1, second * 1000)).toBe(false);
});

test('one refusal more shuts that device out for a time, and no other', () => {
  const outs = new ShutOuts(limits);
  expect(refuse(outs, 5, 0)).toBe(true);
  expect([outs.has('device', 9_999), outs.has('device', 10_000), outs.has('other', 1)]).toEqual([
    true,
    false,
    false,
  ]);
});

test('a weight counts as so many refusals', () => {
  const outs = new ShutOuts(limits);
  expect(outs.note('device', 0, { weight: 4 })).toBe(false);
  expect(outs.note('device', 0, { weight: 2 })).toBe(true);
});

test('the time doubles with each repetition up to the longest, and is the first again after that long without one', () => {
  const outs = new ShutOuts(limits);
  let now = 0;
  for (const time of [10_000, 20_000, 30_000, 30_000]) {
    expect(refuse(outs, 100, now)).toBe(true);
    expect([outs.has('device', now + time - 1), outs.has('device', now + time)]).toEqual([true, false]);
    now += time;
  }
  now += limits.longestShutOut;
  expect(refuse(outs, 100, now)).toBe(true);
  expect(outs.has('device', now + 10_000)).toBe(false);
});

test('one that was not admitted is pardoned once it is listed, and begins anew; one that was is not', () => {
  const outs = new ShutOuts(limits);
  const names = ['listed', 'unlisted', 'admitted'];
  for (const name of names)
    expect(outs.note(name, 0, { weight: 5, isAdmitted: () => name === 'admitted' })).toBe(true);
  outs.pardon((device) => device !== 'unlisted');
  expect(names.map((name) => outs.has(name, 1))).toEqual([false, true, true]);
  expect(outs.note('listed', 1, { weight: 4 })).toBe(false);
  expect(outs.note('listed', 1)).toBe(true);
  expect(outs.has('listed', 10_001)).toBe(false);
});
