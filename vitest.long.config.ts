import { defineConfig } from 'vitest/config';
import { shared } from './vitest.config.ts';

/** `npm run test:long`: what takes minutes. Each case sets its own time limit. */
export default defineConfig({
  test: {
    name: 'long',
    include: ['test/**/*.long.ts'],
    ...shared,
    fileParallelism: false,
    hookTimeout: 180_000,
    // Names every case, and of one that is skipped the reason that it gives.
    reporters: ['verbose', './test/support/left-out-reporter.ts'],
  },
});
