import { noTraffic, type Traffic } from '../../core/ports/peer.ts';
import type { Progress } from './wire.ts';

/** Adds up what is on its way over one connection. */
export class TrafficCount {
  readonly #tell: (now: Traffic) => void;
  readonly #incoming = new Set<{ bytes: number }>();
  readonly #outgoing = new Set<{ sent: number; total: number }>();

  constructor(tell: (now: Traffic) => void = () => undefined) {
    this.#tell = tell;
  }

  /** Whether anything is on its way. */
  get busy(): boolean {
    return this.#incoming.size + this.#outgoing.size > 0;
  }

  /** The progress of a request whose answer is long. */
  incoming(): Progress {
    const held = { bytes: 0 };
    return {
      sent: () => undefined,
      received: (bytes) => {
        held.bytes = bytes;
        this.#incoming.add(held);
        this.#tell(this.#now());
      },
      end: () => {
        if (this.#incoming.delete(held)) this.#tell(this.#now());
      },
    };
  }

  /** The progress of a request that is long itself. */
  outgoing(): Progress {
    const held = { sent: 0, total: 0 };
    return {
      sent: (sent, total) => {
        Object.assign(held, { sent, total });
        this.#outgoing.add(held);
        this.#tell(this.#now());
      },
      received: () => undefined,
      end: () => {
        if (this.#outgoing.delete(held)) this.#tell(this.#now());
      },
    };
  }

  #now(): Traffic {
    const outgoing = { sent: 0, total: 0 };
    for (const { sent, total } of this.#outgoing) {
      outgoing.sent += sent;
      outgoing.total += total;
    }
    return {
      incoming: this.#incoming.size === 0 ? noTraffic.incoming : sum(this.#incoming),
      outgoing: this.#outgoing.size === 0 ? noTraffic.outgoing : outgoing,
    };
  }
}

const sum = (parts: Iterable<{ bytes: number }>): number => {
  let all = 0;
  for (const { bytes } of parts) all += bytes;
  return all;
};
