import { AppError } from '../../contract/errors/index.ts';
import type { storageReceiptFormat } from '../../contract/exchange/api.ts';
import type { Written } from '../../contract/generations.ts';
import type { Countersigner } from '../receipts.ts';
import type { Countersigned, EndpointStorage, NewEnvelope, Waiting } from '../storage/port.ts';
import { FairQueue } from './fair-queue.ts';

/** An envelope that was checked and wants to be stored. */
export type Arrival = Pick<NewEnvelope, 'id' | 'from' | 'to' | 'digest' | 'header' | 'sealed' | 'warrant'>;

/** What an envelope counts for while it waits for its receiver. */
export const waitingOf = ({ from, to, sealed, warrant }: Omit<Arrival, 'id'>): Waiting => ({
  from,
  to,
  bytes: sealed.length + Buffer.byteLength(warrant),
});

interface Pending {
  readonly arrival: Arrival;
  resolve(receipt: Countersigned): void;
  reject(error: unknown): void;
}

interface WriterOptions {
  storage: EndpointStorage;
  countersigner: Countersigner;
  /** Envelopes in one commit, and envelopes that may wait for theirs, of one sender and of all. */
  limits: { group: number; senderQueue: number; queue: number };
  now(): Date;
  /** Told what a commit has put into mailboxes. */
  stored(envelopes: readonly Waiting[]): void;
}

/**
 * The one writer of the mailboxes. All envelopes that arrive while the disk is busy share the next commit, and no
 * answer leaves before it: what a receipt covers survives a power failure.
 */
export class MailboxWriter {
  readonly #options: WriterOptions;
  readonly #queue: FairQueue<Pending>;
  readonly #lastSeq = new Map<string, number>();
  #running: Promise<void> | undefined;

  constructor(options: WriterOptions) {
    this.#options = options;
    this.#queue = new FairQueue({ each: options.limits.senderQueue, all: options.limits.queue });
  }

  /**
   * Stores an envelope and gives its receipt; for one that already waits there, the very receipt given then.
   * ENVELOPE_CONFLICT when the identity stands for other bytes, ENDPOINT_BUSY when too many wait.
   */
  store(arrival: Arrival): Promise<Countersigned> {
    return new Promise((resolve, reject) => {
      if (!this.#queue.add(arrival.from, { arrival, resolve, reject })) throw new AppError('ENDPOINT_BUSY');
      this.#running ??= this.#drain();
    });
  }

  /** Resolves when everything that was taken has been answered. */
  async idle(): Promise<void> {
    while (this.#running !== undefined) await this.#running;
  }

  async #drain(): Promise<void> {
    while (this.#queue.length > 0) {
      await this.#gather();
      await this.#write(this.#queue.take(this.#options.limits.group));
    }
    this.#running = undefined;
  }

  /** Goes on for as long as each turn of the event loop brings more: a commit costs more than a turn. */
  async #gather(): Promise<void> {
    for (let before = 0; before < this.#queue.length && before < this.#options.limits.group; ) {
      before = this.#queue.length;
      await new Promise(setImmediate);
    }
  }

  async #write(group: Pending[]): Promise<void> {
    try {
      await this.#commit(group);
    } catch (error) {
      const [only, ...others] = group;
      if (others.length === 0) only?.reject(error);
      // One envelope the database will not take must not take the others with it.
      else for (const pending of group) await this.#write([pending]);
    }
  }

  async #commit(group: Pending[]): Promise<void> {
    const fresh = new Map<string, { digest: string; envelope: Promise<NewEnvelope> }>();
    const answers: (() => void)[] = [];
    for (const { arrival, resolve, reject } of group) {
      const stored = await this.#options.storage.find(arrival.id);
      const known = stored ?? fresh.get(arrival.id);
      if (known !== undefined && known.digest !== arrival.digest) {
        answers.push(() => reject(new AppError('ENVELOPE_CONFLICT')));
      } else if (stored !== undefined && stored.receipt !== null) {
        const { receipt } = stored;
        answers.push(() => resolve(receipt));
      } else {
        const envelope = fresh.get(arrival.id)?.envelope ?? this.#number(arrival);
        fresh.set(arrival.id, { digest: arrival.digest, envelope });
        answers.push(async () => resolve((await envelope).receipt));
      }
    }
    const envelopes = await Promise.all([...fresh.values()].map(({ envelope }) => envelope));
    if (envelopes.length > 0) await this.#options.storage.append(envelopes);
    for (const answer of answers) answer();
    this.#options.stored(envelopes.map(waitingOf));
  }

  /** Gives the next place in the mailbox. A place whose commit failed stays empty: order is what counts. */
  async #number(arrival: Arrival): Promise<NewEnvelope> {
    const { storage, countersigner, now } = this.#options;
    const { id, to, digest } = arrival;
    const last = this.#lastSeq.get(to) ?? (await storage.lastSeq(to));
    const seq = Math.max(last, this.#lastSeq.get(to) ?? 0) + 1;
    this.#lastSeq.set(to, seq);
    const at = now();
    const storedAt = at.toISOString();
    const receipt: Written<typeof storageReceiptFormat> = {
      purpose: 'tram-mat/stored',
      id,
      digest,
      seq,
      at: storedAt,
    };
    return { ...arrival, seq, storedAt, receipt: await countersigner.sign(receipt, at) };
  }
}
