import { defineConfig } from 'vitest/config';

/** The unit tests of the layers that are mutated: no token, browser or server; each mutant runs those that reach it. */
export default defineConfig({
  test: {
    include: ['{contract,domain,core}/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
