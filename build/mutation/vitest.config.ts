import { defineConfig } from 'vitest/config';
import { z } from 'zod';

/** The unit tests that `npm run mutate` names for the folders it changes: no token, browser or server. */
export default defineConfig({
  test: {
    include: z.array(z.string()).parse(JSON.parse(process.env['TRAM_MAT_MUTATION_TESTS'] ?? 'null')),
    // They start openssl: too slow to run for every change, and they prove no rule of ours that no other test proves.
    exclude: ['**/{openssl,government-certificates}.test.ts'],
    // Fixed: whether a test notices a change must not depend on what it drew.
    provide: { seed: 20_260_301 },
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
