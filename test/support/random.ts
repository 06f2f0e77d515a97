import fc from 'fast-check';
import { inject } from 'vitest';

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

export { fc };

/** A generator of numbers from 0 (included) to 1 (excluded) for a seed (mulberry32). */
function seeded(from: number): () => number {
  let state = from >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Numbers, bytes and identities that the seed of the run decides. Works as the core's `RandomPort`. */
export interface TestRandom {
  /** From 0 (included) to 1 (excluded). */
  number(): number;
  bytes(length: number): Uint8Array<ArrayBuffer>;
  /** A UUID of version 4. */
  uuid(): string;
}

/**
 * A generator of its own for each purpose: what one test file draws does not depend on which other files or tests
 * ran before. Two generators for one purpose draw the same, so the purpose must be unique where values must differ.
 */
export function randomFor(purpose: string): TestRandom {
  const number = seeded(
    [...purpose].reduce((hash, letter) => Math.imul(hash, 31) + letter.charCodeAt(0), seed),
  );
  const bytes = (length: number) => Uint8Array.from({ length }, () => Math.floor(number() * 256));
  return {
    number,
    bytes,
    uuid() {
      const drawn = bytes(16);
      drawn[6] = ((drawn[6] ?? 0) & 0x0f) | 0x40;
      drawn[8] = ((drawn[8] ?? 0) & 0x3f) | 0x80;
      const hex = Array.from(drawn, (byte) => byte.toString(16).padStart(2, '0')).join('');
      return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
    },
  };
}
