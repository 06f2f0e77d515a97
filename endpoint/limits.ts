/** What one terminal, one connection and the whole endpoint may cost. Sizes in bytes, times in milliseconds. */
export interface Limits {
  /** Body of `PUT /v1/envelopes/{id}`: the largest size class in base64, a certificate chain, room to spare. */
  envelopeBytes: number;
  /** Body of any other request: a statement and a signature with its chain. */
  requestBytes: number;
  /** A request's body must be complete within this time. */
  bodyTime: number;
  /** A connection without a session is closed after this time. */
  sessionlessTime: number;
  /** A session ends after this time whatever happens, so that certificates are looked at again. */
  sessionTime: number;
  /** A connection without any traffic is closed; long polls come every 30 s. */
  idleTime: number;
  /** When the endpoint ends, requests under way and connections have this long. */
  closingTime: number;
  connections: number;
  /** Requests at the same time on one connection, kept by HTTP/2 itself. */
  streams: number;
  /** Long polls at the same time on one connection. */
  polls: number;
  /** Requests of one terminal: as many at once, and as many each second. */
  burst: number;
  rate: number;
  /** Envelopes that wait for the disk, and how many of them share one commit. */
  queue: number;
  group: number;
  /** One page of a mailbox stops growing past this many sealed bytes. */
  pageBytes: number;
}

export const defaultLimits: Limits = {
  envelopeBytes: 256 * 1024,
  requestBytes: 64 * 1024,
  bodyTime: 15_000,
  sessionlessTime: 30_000,
  sessionTime: 12 * 3_600_000,
  idleTime: 120_000,
  closingTime: 3_000,
  connections: 4_096,
  streams: 64,
  polls: 4,
  burst: 2_000,
  rate: 500,
  queue: 4_096,
  group: 256,
  pageBytes: 2 * 1024 * 1024,
};

/** Token buckets by key. A full bucket carries no memory of its key and is dropped. */
export class RateLimiter {
  readonly #buckets = new Map<string, { tokens: number; at: number }>();
  readonly #limits: Pick<Limits, 'burst' | 'rate'>;

  constructor(limits: Pick<Limits, 'burst' | 'rate'>) {
    this.#limits = limits;
  }

  /** Takes one token at `now` (monotonic milliseconds); false when the bucket is empty. */
  take(key: string, now: number): boolean {
    const { burst, rate } = this.#limits;
    if (this.#buckets.size > 10_000) this.#dropFull(now);
    const bucket = this.#buckets.get(key) ?? { tokens: burst, at: now };
    const tokens = Math.min(burst, bucket.tokens + ((now - bucket.at) / 1000) * rate);
    const allowed = tokens >= 1;
    this.#buckets.set(key, { tokens: allowed ? tokens - 1 : tokens, at: now });
    return allowed;
  }

  #dropFull(now: number): void {
    const { burst, rate } = this.#limits;
    for (const [key, { tokens, at }] of this.#buckets)
      if (tokens + ((now - at) / 1000) * rate >= burst) this.#buckets.delete(key);
  }
}
