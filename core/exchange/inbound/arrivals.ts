import { createHmac } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Envelope } from '../../../contract/exchange/envelope.ts';
import type { Store } from '../../ports/store.ts';
import type { ClockPort, LogPort, RandomPort } from '../../ports/system.ts';
import { codeOf, organisationAtFault } from '../link/fault.ts';
import { fullJitter, sleep, WakeSignal } from '../link/wait.ts';
import { envelopeId, type OutgoingStatus, type PreparedStatus } from '../outbound/prepare.ts';

/** Statuses signed in one go. */
const batchSize = 20;
/** Envelopes looked at before other work gets its turn: after a flood, thousands wait. */
const yieldEvery = 200;

export interface ArrivalDeps {
  store: Store;
  clock: Pick<ClockPort, 'now'>;
  random: RandomPort;
  log: LogPort;
  prepare(statuses: OutgoingStatus[]): Promise<PreparedStatus[]>;
  /** New statuses lie in the outbox. */
  queued(): void;
}

/**
 * The identity of the envelope that reports "arrived" (01) for an envelope: always the same one, so that the status is
 * sent once however often the terminal stops between commit and signature. It depends on a secret of the store: a
 * sender who could foretell it would use it first, and the status could never be stored.
 */
export function arrivalId(envelope: string, secret: Uint8Array): string {
  return envelopeId(
    createHmac('sha256', secret).update(`tram-mat/arrived/2 ${envelope}`).digest().subarray(0, 16),
  );
}

/** The secret of the store behind those identities, made at its first use: 32 random bytes. */
export function arrivalSecret(
  store: Pick<Store, 'settings' | 'transaction'>,
  random: RandomPort,
): Uint8Array {
  return store.transaction(() => {
    const known = store.settings.read('arrival-secret');
    if (known !== undefined) return known;
    const fresh = random.bytes(32);
    store.settings.write('arrival-secret', fresh);
    return fresh;
  });
}

/** The same items, one of each sender in turn; those of one sender stay in their order. */
export function inTurns<Item extends { from: string | null }>(items: readonly Item[]): Item[] {
  const bySender = Map.groupBy(items, ({ from }) => from);
  const longest = Math.max(0, ...[...bySender.values()].map(({ length }) => length));
  const turns: Item[] = [];
  for (let turn = 0; turn < longest; turn += 1)
    for (const own of bySender.values()) {
      const item = own[turn];
      if (item !== undefined) turns.push(item);
    }
  return turns;
}

/**
 * Reports 01 "đã đến" for every envelope that waits. It runs beside reception: a token that cannot sign delays
 * the status and nothing else. What waits is read from the store, so nothing is forgotten over a stop.
 */
export class Arrivals {
  readonly #deps: ArrivalDeps;
  readonly #wakeSignal = new WakeSignal();
  /** Envelopes whose sender cannot be answered: not tried again before the next unlock. */
  readonly #passed = new Set<string>();
  /** Envelopes whose status lies in the outbox: it stays there, so it is looked for once. */
  readonly #reported = new Set<string>();

  constructor(deps: ArrivalDeps) {
    this.#deps = deps;
  }

  /** An envelope has been ingested. */
  wake(): void {
    this.#wakeSignal.wake();
  }

  async run(signal: AbortSignal): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      const outcome = await this.#reportWaiting();
      failures = outcome === 'failed' ? failures + 1 : 0;
      if (outcome === 'nothing') await this.#wakeSignal.wait(600_000, signal);
      if (outcome === 'failed') {
        await sleep(1_000 + fullJitter(failures, 1_000, 60_000, this.#deps.random), signal);
      }
    }
  }

  async #reportWaiting(): Promise<'nothing' | 'reported' | 'failed'> {
    try {
      const statuses = await this.#unreported();
      if (statuses.length === 0) return 'nothing';
      return (await this.#report(statuses)) ? 'reported' : 'failed';
    } catch (error) {
      this.#deps.log.event('failed', { code: codeOf(error) });
      return 'failed';
    }
  }

  /**
   * Envelopes that were reported do not use up the batch, so a backlog cannot starve a new arrival; nor can a sender of
   * many starve one of few, because senders take turns.
   */
  async #unreported(): Promise<OutgoingStatus[]> {
    const { store, random } = this.#deps;
    const secret = arrivalSecret(store, random);
    const found: OutgoingStatus[] = [];
    const open = store.inbox
      .waitingBySender()
      .filter(({ id }) => !this.#passed.has(id) && !this.#reported.has(id));
    for (const [index, { id }] of inTurns(open).entries()) {
      if (index % yieldEvery === yieldEvery - 1) await setImmediate();
      const own = arrivalId(id, secret);
      if (store.outbox.line(own) !== undefined) {
        this.#reported.add(id);
        continue;
      }
      const received = store.ledger.about(id).find((entry) => entry.act === 'receive');
      if (received?.act !== 'receive') continue;
      const { code, from } = received.data;
      found.push({ id: own, to: from, envelope: id, code, status: '01', reasons: [] });
      if (found.length === batchSize) break;
    }
    return found;
  }

  /** False when the token or the store failed and it is worth trying later. */
  async #report(statuses: OutgoingStatus[]): Promise<boolean> {
    const { prepare, log } = this.#deps;
    try {
      const prepared = await prepare(statuses);
      for (const [index, status] of statuses.entries()) this.#queue(status, prepared[index]?.envelope);
      this.#deps.queued();
      return true;
    } catch (error) {
      const code = codeOf(error);
      log.event('failed', { code, count: statuses.length });
      if (statuses.length > 1) return this.#reportOneByOne(statuses);
      const [status] = statuses;
      if (status === undefined || organisationAtFault(error) !== status.to) return false;
      // Its sender cannot be answered for now; the others can.
      this.#passed.add(status.envelope);
      return true;
    }
  }

  async #reportOneByOne(statuses: OutgoingStatus[]): Promise<boolean> {
    for (const status of statuses) if (!(await this.#report([status]))) return false;
    return true;
  }

  #queue(status: OutgoingStatus, envelope: Envelope | undefined): void {
    const { store, clock } = this.#deps;
    if (envelope === undefined) return;
    store.transaction(() => {
      const { id, to } = envelope.header;
      // While the token worked, the clerk may have entered or refused it: a later status is queued already.
      if (store.inbox.get(status.envelope)?.state !== 'waiting' || store.outbox.line(id) !== undefined)
        return;
      const queuedAt = new Date(clock.now()).toISOString();
      store.outbox.add({ id, to, kind: 'status', code: status.code, envelope, queuedAt });
    });
  }
}
