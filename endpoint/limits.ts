import type { EndpointLimits } from '../contract/endpoint-limits.ts';

export type Limits = EndpointLimits;

/** As many at once, and as many each second. */
type Rate = Pick<Limits, 'burst' | 'rate'>;

/** Token buckets by key. A full bucket carries no memory of its key and is dropped. */
export class RateLimiter {
  readonly #buckets = new Map<string, { tokens: number; at: number }>();
  readonly #limits: Rate;

  constructor(limits: Rate) {
    this.#limits = limits;
  }

  /** Takes tokens at `now` (monotonic milliseconds); false, and none taken, when there are too few. */
  take(key: string, now: number, wanted = 1): boolean {
    const { burst, rate } = this.#limits;
    if (this.#buckets.size > 10_000) this.#dropFull(now);
    const bucket = this.#buckets.get(key) ?? { tokens: burst, at: now };
    const tokens = Math.min(burst, bucket.tokens + ((now - bucket.at) / 1000) * rate);
    const allowed = tokens >= wanted;
    this.#buckets.set(key, { tokens: allowed ? tokens - wanted : tokens, at: now });
    return allowed;
  }

  /** Takes `tokens` whether they are there or not, down to a debt of one bucket. */
  charge(key: string, tokens: number, now: number): void {
    this.take(key, now, 0);
    const bucket = this.#buckets.get(key);
    if (bucket !== undefined) bucket.tokens = Math.max(bucket.tokens - tokens, -this.#limits.burst);
  }

  /** The bucket of this key is full again. */
  forget(key: string): void {
    this.#buckets.delete(key);
  }

  #dropFull(now: number): void {
    const { burst, rate } = this.#limits;
    for (const [key, { tokens, at }] of this.#buckets)
      if (tokens + ((now - at) / 1000) * rate >= burst) this.#buckets.delete(key);
  }
}

/** Bytes that are held for each key and for all. */
export class ByteBudget {
  readonly #held = new Map<string, number>();
  readonly #limits: { readonly each: number; readonly all: number };
  #all = 0;

  constructor(limits: { each: number; all: number }) {
    this.#limits = limits;
  }

  /**
   * Holds `bytes` for a key until `release`; false, and nothing held, past a limit. A key that holds nothing may always
   * hold its first: what others hold cannot shut it out.
   */
  take(key: string, bytes: number): boolean {
    const held = this.#held.get(key) ?? 0;
    const { each, all } = this.#limits;
    if (held > 0 && (held + bytes > each || this.#all + bytes > all)) return false;
    this.#held.set(key, held + bytes);
    this.#all += bytes;
    return true;
  }

  release(key: string, bytes: number): void {
    const held = (this.#held.get(key) ?? 0) - bytes;
    if (held > 0) this.#held.set(key, held);
    else this.#held.delete(key);
    this.#all -= bytes;
  }

  /** Whether so much more would pass the limit of this key itself, whatever others hold. */
  isOwnLimit(key: string, bytes: number): boolean {
    return this.held(key) + bytes > this.#limits.each;
  }

  held(key: string): number {
    return this.#held.get(key) ?? 0;
  }

  get all(): number {
    return this.#all;
  }
}
