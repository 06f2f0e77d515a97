import fc from 'fast-check';
import { inject } from 'vitest';
import { randomFrom, type TestRandom } from './seeded.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Decides all randomness of the run. */
    seed: number;
  }
}

/**
 * All randomness of the tests comes from here, so that one number repeats a run: vitest.config.ts draws it and
 * test/support/print-seed.ts prints it when a test fails. Keys and signatures are the exception: Node's generators
 * take no seed, and no test may depend on which key it got.
 */
const seed = inject('seed');

fc.configureGlobal({ seed });

export { fc, type TestRandom };

/** A generator for a purpose that the seed of the run decides (`randomFrom`). */
export const randomFor = (purpose: string): TestRandom => randomFrom(seed, purpose);
