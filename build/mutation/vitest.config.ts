import { defineConfig } from 'vitest/config';
import { z } from 'zod';

/** The unit tests that `npm run mutate` names for the folders it changes: no token, browser or server. */
export default defineConfig({
  test: {
    include: z.array(z.string()).parse(JSON.parse(process.env['TRAM_MAT_MUTATION_TESTS'] ?? 'null')),
    // Fixed: whether a test notices a change must not depend on what it drew.
    provide: { seed: 20_260_301 },
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
