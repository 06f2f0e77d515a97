import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { TokenPhase } from '../../contract/token/state.ts';
import { TokenWatchdog } from './token-watchdog.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const limits = {
  load: 300,
  idle: 50,
  look: 60,
  read: 70,
  login: 80,
  'pin-pad': null,
  sign: 90,
  decrypt: 100,
};
const grace = 1_000;

it.each(['load', 'idle', 'look', 'read', 'login', 'sign', 'decrypt'] as const)(
  'a phase that lasts longer than its limit is reported once: %s',
  (phase) => {
    const stalled: TokenPhase[] = [];
    new TokenWatchdog((late) => stalled.push(late), limits).begin(phase);
    vi.advanceTimersByTime(limits[phase] + grace - 1);
    expect(stalled).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(stalled).toEqual([phase]);
    vi.advanceTimersByTime(3_600_000);
    expect(stalled).toEqual([phase]);
  },
);

it('a person at a PIN pad has as long as the reader gives', () => {
  const stalled: TokenPhase[] = [];
  const watchdog = new TokenWatchdog((late) => stalled.push(late), limits);
  watchdog.begin('look');
  watchdog.begin('pin-pad');
  vi.advanceTimersByTime(3_600_000);
  expect(stalled).toEqual([]);
  watchdog.begin('idle');
  vi.advanceTimersByTime(limits.idle + grace);
  expect(stalled).toEqual(['idle']);
});

it('what the host sent while main was held up counts', () => {
  const stalled: TokenPhase[] = [];
  const watchdog = new TokenWatchdog((late) => stalled.push(late), limits);
  watchdog.begin('look');
  vi.advanceTimersByTime(limits.look + grace - 1);
  watchdog.begin('idle');
  vi.advanceTimersByTime(limits.idle);
  expect(stalled).toEqual([]);
});

it('nothing is reported of a host that has ended', () => {
  const stalled: TokenPhase[] = [];
  const watchdog = new TokenWatchdog((late) => stalled.push(late), limits);
  watchdog.begin('sign');
  watchdog.stop();
  vi.advanceTimersByTime(3_600_000);
  expect(stalled).toEqual([]);
});
