import { randomInt } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** What all runs share: one seed for all randomness of a run (test/support/random.ts), printed by a failure. */
export const shared = {
  provide: { seed: Number(process.env['TRAM_MAT_SEED'] ?? randomInt(2 ** 31)) },
  setupFiles: ['test/support/print-seed.ts'],
  env: {
    // The windows of the tests have nothing to do with the input method of the person who runs them.
    DBUS_SESSION_BUS_ADDRESS: 'disabled:',
    // Hundreds of processes are started from the same sources: Node keeps what it made of them.
    NODE_COMPILE_CACHE: join(import.meta.dirname, 'out', 'compile-cache'),
  },
};

/** Vitest leaves a processor to itself, which on two halves the speed though it is idle nearly all the time. */
const parallel = { maxWorkers: '100%' };

/** What starts real processes: endpoint, token host, windows. */
const processes = {
  ...shared,
  // A busy machine shows what a key did after more than the default second.
  expect: { poll: { timeout: 5_000 } },
  testTimeout: 180_000,
  hookTimeout: 180_000,
};

/** Tests that open windows, but not those that only wait in them (test/timeouts). */
const windows = ['test/{development,e2e,security,standin}/**/*.test.ts'];

/**
 * `unit` runs beside the code, `component` draws the windows in jsdom, `system` starts real processes, and `windows`
 * opens one after another, because two cores do not carry several browsers side by side. The groups follow each other.
 */
export default defineConfig({
  test: {
    reporters: ['default', './test/support/left-out-reporter.ts'],
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            '{admin,contract,domain,core,native,electron,endpoint,renderer,build}/**/*.test.{ts,tsx}',
          ],
          exclude: ['renderer/**/*.test.tsx'],
          ...shared,
          ...parallel,
          // Files share one process and its loaded modules, which halves the time. So no module may hold what a test
          // changed, and what a file needs before each test is registered by a call, not by an import.
          isolate: false,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'component',
          include: ['renderer/**/*.test.tsx'],
          ...shared,
          ...parallel,
          environment: 'jsdom',
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'system',
          include: ['test/**/*.test.ts'],
          exclude: windows,
          ...processes,
          // Most of them wait for a limit to pass or a process to answer, half of the time.
          maxWorkers: availableParallelism() + 1,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          name: 'windows',
          include: windows,
          ...processes,
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
