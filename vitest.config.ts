import { defineConfig } from 'vitest/config';

/**
 * `unit` runs beside the code; `system` starts real processes (endpoint, token host, windows) and keeps them
 * one after another, because two cores do not carry several browsers side by side.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{contract,domain,core,native,electron,endpoint,renderer,build}/**/*.test.{ts,tsx}'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'system',
          include: ['test/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
