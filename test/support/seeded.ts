/** Generators that a seed decides. The bench uses them too, so nothing here needs vitest. */

/** Numbers, bytes and identities from one seed. Works as the core's `RandomPort`. */
export interface TestRandom {
  /** From 0 (included) to 1 (excluded). */
  number(): number;
  bytes(length: number): Uint8Array<ArrayBuffer>;
  /** A UUID of version 4. */
  uuid(): string;
}

/** mulberry32: whole numbers from 0 to 2^32 - 1. */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
}

/**
 * A generator of its own for each purpose: what one file draws does not depend on what others drew before. Two
 * generators for one purpose draw the same, so the purpose must be unique where values must differ.
 */
export function randomFrom(seed: number, purpose: string): TestRandom {
  const next = numbersFrom(
    [...purpose].reduce((hash, letter) => Math.imul(hash, 31) + letter.charCodeAt(0), seed),
  );
  const number = () => next() / 2 ** 32;
  const bytes = (length: number) => {
    const drawn = new Uint8Array(length);
    const view = new DataView(drawn.buffer);
    let at = 0;
    for (; at + 4 <= length; at += 4) view.setUint32(at, next());
    for (; at < length; at += 1) drawn[at] = next() >>> 24;
    return drawn;
  };
  return {
    number,
    bytes,
    uuid: () => uuidOf(bytes(16)),
  };
}

/** A UUID of version 4 from sixteen octets. */
export function uuidOf(octets: Uint8Array): string {
  const marked = Uint8Array.from(octets);
  marked[6] = ((marked[6] ?? 0) & 0x0f) | 0x40;
  marked[8] = ((marked[8] ?? 0) & 0x3f) | 0x80;
  const hex = Array.from(marked, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
