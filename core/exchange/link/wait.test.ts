import { describe, expect, test } from 'vitest';
import { fc } from '../../../test/support/random.ts';
import { fullJitter, WakeSignal } from './wait.ts';

describe('waiting', () => {
  test('back-off lies between nothing and its ceiling, and the ceiling doubles up to the cap', () => {
    fc.assert(
      fc.property(fc.nat(2_000), fc.uint8Array({ minLength: 4, maxLength: 4 }), (attempt, bytes) => {
        const pause = fullJitter(attempt, 1_000, 300_000, { bytes: () => bytes });
        expect(pause).toBeGreaterThanOrEqual(0);
        expect(pause).toBeLessThan(Math.min(300_000, 1_000 * 2 ** attempt));
      }),
    );
    const most = { bytes: () => new Uint8Array(4).fill(255) };
    expect([0, 1, 2, 20].map((attempt) => fullJitter(attempt, 1_000, 300_000, most))).toEqual([
      999, 1_999, 3_999, 299_999,
    ]);
  });

  test('a call of wake before the wait is not lost, and an abort ends the wait at once', async () => {
    const never = new AbortController();
    const signal = new WakeSignal();
    signal.wake();
    await signal.wait(1_000_000, never.signal);
    const waiting = signal.wait(1_000_000, never.signal);
    signal.wake();
    await waiting;
    const ended = signal.wait(1_000_000, never.signal);
    never.abort();
    await ended;
    await signal.wait(1_000_000, never.signal);
  });
});
