import { statfs } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { AppError } from '../contract/errors/index.ts';
import type { EnvelopeHeader } from '../contract/exchange/envelope.ts';
import type { Limits } from './limits.ts';
import type { EndpointStorage, Waiting } from './storage/port.ts';

type QuotaLimits = Pick<Limits, 'senderBytes' | 'recipientBytes' | 'pairBytes' | 'freeBytes'>;
type Route = Pick<EnvelopeHeader, 'from' | 'to' | 'kind'>;

/** A status may go past a limit by an eighth: it answers for what has come and is small. */
const statusShare = 9 / 8;
/** A status is taken down to this share of the space below which a record is not: acknowledgements need the rest. */
const statusSpace = 1 / 4;
/** How long a look at the disk holds good (ms). */
const spaceTime = 1_000;

/** Bytes that wait for their receivers, by sender, by recipient and by the pair of both, and the space on the disk. */
export class Quotas {
  readonly #limits: QuotaLimits;
  readonly #folder: string;
  /** What is stored and what is being written. */
  readonly #waiting = new Tally();
  #space: { until: number; free: Promise<number> } | undefined;

  private constructor(limits: QuotaLimits, folder: string) {
    this.#limits = limits;
    this.#folder = folder;
  }

  /** With what waits in `storage`; `folder` is on the disk that it writes to. */
  static async open(storage: EndpointStorage, limits: QuotaLimits, folder: string): Promise<Quotas> {
    const quotas = new Quotas(limits, folder);
    quotas.stored(await storage.waiting());
    return quotas;
  }

  /**
   * Keeps `bytes` free for an envelope until the returned function is called. ENDPOINT_FULL when the disk is, for a
   * status later than for a record; MAILBOX_FULL when too much waits for this recipient, in all or of this sender; SENDER_QUOTA when too
   * much of this sender waits anywhere.
   */
  async reserve(route: Route, bytes: number): Promise<() => void> {
    const { from, to, kind } = route;
    const isStatus = kind === 'status';
    const { senderBytes, recipientBytes, pairBytes, freeBytes } = this.#limits;
    if ((await this.#free()) < freeBytes * (isStatus ? statusSpace : 1)) throw new AppError('ENDPOINT_FULL');
    const { pair, recipient, sender } = this.#waiting.held(from, to);
    const isOver = (held: number, limit: number) => held + bytes > limit * (isStatus ? statusShare : 1);
    if (isOver(pair, pairBytes) || isOver(recipient, recipientBytes)) throw new AppError('MAILBOX_FULL');
    if (isOver(sender, senderBytes)) throw new AppError('SENDER_QUOTA');
    this.#waiting.add({ from, to, bytes });
    return () => this.#waiting.add({ from, to, bytes: -bytes });
  }

  /** What was stored. */
  stored(envelopes: readonly Waiting[]): void {
    for (const each of envelopes) this.#waiting.add(each);
  }

  /** What was acknowledged and is gone. */
  dropped(envelopes: readonly Waiting[]): void {
    for (const { bytes, ...route } of envelopes) this.#waiting.add({ ...route, bytes: -bytes });
  }

  #free(): Promise<number> {
    const now = performance.now();
    if (this.#space === undefined || this.#space.until <= now) {
      const free = statfs(this.#folder).then(({ bavail, bsize }) => bavail * bsize);
      this.#space = { until: now + spaceTime, free };
    }
    return this.#space.free;
  }
}

/** Sums by sender, by recipient and by pair. */
class Tally {
  readonly #senders = new Map<string, number>();
  readonly #recipients = new Map<string, number>();
  readonly #pairs = new Map<string, number>();

  add({ from, to, bytes }: Waiting): void {
    change(this.#senders, from, bytes);
    change(this.#recipients, to, bytes);
    change(this.#pairs, `${from} ${to}`, bytes);
  }

  held(from: string, to: string): { sender: number; recipient: number; pair: number } {
    return {
      sender: this.#senders.get(from) ?? 0,
      recipient: this.#recipients.get(to) ?? 0,
      pair: this.#pairs.get(`${from} ${to}`) ?? 0,
    };
  }
}

function change(sums: Map<string, number>, key: string, bytes: number): void {
  const sum = (sums.get(key) ?? 0) + bytes;
  if (sum > 0) sums.set(key, sum);
  else sums.delete(key);
}
