import { performance } from 'node:perf_hooks';
import type { ClockPort } from '../../core/ports/system.ts';

export const systemClock: ClockPort = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
};
