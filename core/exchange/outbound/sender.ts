import { AppError, type ErrorCode, errorSpec } from '../../../contract/errors/index.ts';
import { transportAfter } from '../../../domain/custody/transport.ts';
import type { PeerConnection } from '../../ports/peer.ts';
import type { OutboxItem, Store } from '../../ports/store.ts';
import type { ClockPort, LogPort, RandomPort } from '../../ports/system.ts';
import { codeOf } from '../link/fault.ts';
import { fullJitter, WakeSignal } from '../link/wait.ts';

/** Envelopes under way at once, each to another recipient. */
const maxInFlight = 8;
/** Milliseconds that one envelope takes of a line that is good, or thin. */
const goodPutMs = 2_000;
const thinPutMs = 8_000;
const baseMs = 1_000;
/** Full jitter may come out as zero; the loop still pauses this long. */
const minPauseMs = 100;
const capMs = 5 * 60_000;

export interface SenderDeps {
  store: Pick<Store, 'outbox'>;
  clock: ClockPort;
  random: RandomPort;
  log: LogPort;
  /**
   * Checks the endpoint's receipt and keeps it: proof, act and the item's new state in one transaction. Only
   * after this has returned may the envelope be shown as stored.
   */
  settle(item: OutboxItem, answer: Awaited<ReturnType<PeerConnection['putEnvelope']>>): Promise<void>;
  changed(): void;
}

/**
 * Sends what the outbox holds: strictly in order for each recipient, side by side across recipients. A
 * transient failure waits its back-off and holds only its own recipient; a final refusal becomes a dead
 * letter that a person sees, and delays no other envelope.
 */
export class Sender {
  readonly #deps: SenderDeps;
  readonly #wakeSignal = new WakeSignal();
  /** Recipients held back in memory when even the failure could not be written down. */
  readonly #held = new Map<string, number>();
  /** Envelopes under way at once, at most `maxInFlight`: over a thin line one after another, so that some arrive. */
  #width = maxInFlight;

  constructor(deps: SenderDeps) {
    this.#deps = deps;
  }

  /** Something new lies in the outbox. */
  wake(): void {
    this.#wakeSignal.wake();
  }

  /** Runs on one connection until `signal`; rejects when the connection is of no more use. */
  async run(connection: PeerConnection, signal: AbortSignal): Promise<void> {
    const flying = new Map<string, Promise<void>>();
    const lost: unknown[] = [];
    try {
      while (!signal.aborted && lost.length === 0) {
        for (const item of this.#ready(flying)) {
          const flight = this.#send(connection, item)
            .catch((error: unknown) => void lost.push(error))
            .finally(() => {
              flying.delete(item.to);
              this.#wakeSignal.wake();
            });
          flying.set(item.to, flight);
        }
        await this.#wakeSignal.wait(this.#pause(flying.size), signal);
      }
    } finally {
      await Promise.all(flying.values());
    }
    if (lost.length > 0) throw lost[0];
  }

  #ready(flying: ReadonlyMap<string, unknown>): OutboxItem[] {
    const now = this.#deps.clock.now();
    for (const [to, until] of this.#held) if (until <= now) this.#held.delete(to);
    const free = this.#width - flying.size;
    if (free <= 0) return [];
    const heads = this.#deps.store.outbox.ready(iso(now), maxInFlight + flying.size + this.#held.size);
    return heads.filter(({ to }) => !flying.has(to) && !this.#held.has(to)).slice(0, free);
  }

  /** Milliseconds until there may be something to do without being woken. */
  #pause(flying: number): number {
    if (flying >= this.#width) return 60_000;
    const next = this.#deps.store.outbox.nextAttemptAt();
    const due = next === null ? 60_000 : Date.parse(next) - this.#deps.clock.now();
    return Math.min(60_000, Math.max(due, flying > 0 ? 1_000 : 250));
  }

  async #send(connection: PeerConnection, item: OutboxItem): Promise<void> {
    const { clock, settle } = this.#deps;
    const begun = clock.monotonic();
    try {
      const answer = await connection.putEnvelope(item.envelope);
      this.#adapt(clock.monotonic() - begun);
      await settle(item, answer);
    } catch (error) {
      const code = codeOf(error);
      if (code === 'ENDPOINT_UNREACHABLE') this.#adapt(Number.POSITIVE_INFINITY);
      this.#deps.log.event('failed', { code, id: item.id });
      this.#failed(item, code);
      if (errorSpec(code).exchange.sender === 'redial') throw error;
      return;
    }
    this.#deps.log.event('sent', { id: item.id });
    this.#deps.changed();
  }

  #adapt(milliseconds: number): void {
    if (milliseconds < goodPutMs) this.#width = Math.min(maxInFlight, this.#width + 1);
    else if (milliseconds > thinPutMs) this.#width = Math.max(1, Math.floor(this.#width / 2));
  }

  #failed(item: OutboxItem, fault: ErrorCode): void {
    const { store, clock, random, changed } = this.#deps;
    const pause = minPauseMs + fullJitter(item.attempts, baseMs, capMs, random);
    try {
      const held = store.outbox.line(item.id);
      const event = errorSpec(fault).exchange.sender === 'dead-letter' ? 'refusal' : 'failure';
      // None when a person has withdrawn it while it was under way.
      const state = held === undefined ? null : transportAfter(event, held);
      if (state === null) return;
      const nextAttemptAt = event === 'refusal' ? null : iso(clock.now() + pause);
      store.outbox.set(item.id, { state, attempts: item.attempts + 1, nextAttemptAt, fault });
      changed();
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      this.#held.set(item.to, clock.now() + Math.max(pause, baseMs));
    }
  }
}

const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();
