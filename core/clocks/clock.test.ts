import { describe, expect, test } from 'vitest';
import { localDate } from '../../domain/calendar/local-date.ts';
import { fc } from '../../test/support/random.ts';
import { ClockWatch, clockOffset, isAstray } from './clock.ts';

/** A store whose last act, if any, was at `at` (milliseconds). */
function storeOf(at?: number): ConstructorParameters<typeof ClockWatch>[1] {
  const values = new Map<string, Uint8Array>();
  const head = at === undefined ? undefined : { seq: 1, at: new Date(at).toISOString(), hash: '' };
  return {
    settings: { read: (key) => values.get(key), write: (key, value) => void values.set(key, value) },
    ledger: { head: () => head },
  };
}

describe('the trusted clock', () => {
  test('the day changes at midnight in Việt Nam, not in Greenwich', () => {
    expect(localDate(Date.parse('2026-11-22T16:59:59.999Z'))).toBe('2026-11-22');
    expect(localDate(Date.parse('2026-11-22T17:00:00.000Z'))).toBe('2026-11-23');
  });

  test('a clock set back between two sessions is noticed, once', () => {
    const store = storeOf();
    let now = Date.parse('2026-11-23T01:00:00.000Z');
    const clock = { now: () => now, monotonic: () => 0 };
    expect(new ClockWatch(clock, store).wentBack()).toBe(false);
    now -= 3_600_000;
    const next = new ClockWatch(clock, store);
    expect(next.wentBack()).toBe(true);
    expect(next.wentBack()).toBe(false);
  });

  test('small steps back are noticed once they are too much together, over several sessions', () => {
    const store = storeOf();
    let now = Date.parse('2026-11-23T01:00:00.000Z');
    const clock = { now: () => now, monotonic: () => 0 };
    const stepped = (step: number) => {
      now += step;
      return new ClockWatch(clock, store).wentBack();
    };
    expect([0, -4_500, -4_500, -4_500, 20_000, -4_500].map(stepped)).toEqual([
      ...[false, false, true, false, false, false],
    ]);
  });

  test('a time last seen that was put back itself hides nothing that the ledger knows', () => {
    const now = Date.parse('2026-11-23T01:00:00.000Z');
    const clock = { now: () => now, monotonic: () => 0 };
    const watch = new ClockWatch(clock, storeOf(now + 3_600_000));
    expect(watch.wentBack()).toBe(true);
    expect(watch.wentBack()).toBe(false);
    expect(new ClockWatch(clock, storeOf(now - 1)).wentBack()).toBe(false);
  });

  test('within a session any step back beyond the tolerance is noticed and no step forward is', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10_000_000, max: 10_000_000 }), fc.nat(10_000_000), (step, passed) => {
        let now = 1_800_000_000_000;
        let monotonic = 5;
        const watch = new ClockWatch({ now: () => now, monotonic: () => monotonic }, storeOf());
        watch.wentBack();
        monotonic += passed;
        now += passed + step;
        expect(watch.wentBack()).toBe(step < -5_000);
      }),
    );
  });

  test('more than five minutes from the signed time is astray, either way', () => {
    expect(clockOffset(1_000, 3_000, 2_000)).toBe(0);
    expect(isAstray(300_000)).toBe(false);
    expect(isAstray(300_001)).toBe(true);
    expect(isAstray(-300_001)).toBe(true);
  });
});
