/** For `node --import`: a module that puts the clock of the process ahead. */
export const clockAhead = (years: number): string =>
  `data:text/javascript,${encodeURIComponent(`
    const now = Date.now;
    globalThis.Date = class extends Date {
      constructor(...given) { super(...(given.length === 0 ? [Date.now()] : given)); }
      static now() { return now() + ${years} * 365.25 * 86400000; }
    };`)}`;
