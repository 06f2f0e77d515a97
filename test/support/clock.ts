import { vi } from 'vitest';

const year = 365.25 * 86_400_000;

/** For `node --import`: a module that moves the clock of the process by some milliseconds. */
const clockMoved = (by: number): string =>
  `data:text/javascript,${encodeURIComponent(`
    const now = Date.now;
    globalThis.Date = class extends Date {
      constructor(...given) { super(...(given.length === 0 ? [Date.now()] : given)); }
      static now() { return now() + ${by}; }
    };`)}`;

/** For `node --import`: a module that puts the clock of the process ahead. */
export const clockAhead = (years: number): string => clockMoved(years * year);

/**
 * Sets the clock of this process, and of every Node process started from it later, to `instant`; it runs on from
 * there. Undone by `vi.unstubAllGlobals()` and `vi.unstubAllEnvs()`.
 */
export function setClock(instant: number): void {
  const real = Date;
  const by = instant - real.now();
  const now = () => real.now() + by;
  const moved = new Proxy(real, {
    construct: (target, given, self) => Reflect.construct(target, given.length === 0 ? [now()] : given, self),
    get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
  });
  vi.stubGlobal('Date', moved);
  vi.stubEnv('NODE_OPTIONS', `--import ${clockMoved(by)}`);
}

/** Puts the clock of this process, and of every Node process started from it later, ahead; undone as `setClock`. */
export const setClockAhead = (years: number): void => setClock(Date.now() + years * year);
