import { createHmac } from 'node:crypto';
import type { Envelope } from '../../../contract/exchange/envelope.ts';
import type { Store } from '../../ports/store.ts';
import type { ClockPort, LogPort, RandomPort } from '../../ports/system.ts';
import { codeOf, organisationAtFault } from '../link/fault.ts';
import { fullJitter, sleep, WakeSignal } from '../link/wait.ts';
import { envelopeId, type PreparedStatus, type StatusWord } from '../outbound/prepare.ts';

/** Words signed in one go. */
const batchSize = 20;

export interface ArrivalDeps {
  store: Store;
  clock: Pick<ClockPort, 'now'>;
  random: RandomPort;
  log: LogPort;
  prepare(words: StatusWord[]): Promise<PreparedStatus[]>;
  /** New words lie in the outbox. */
  queued(): void;
}

/**
 * The identity of the envelope that says "arrived" (01) about an envelope: always the same one, so that the
 * word is said once however often the terminal stops between commit and signature. It hangs on a secret of
 * the store: a sender who could foretell it would take it first, and the word could never be stored.
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

/**
 * Says 01 "đã đến" for every envelope that waits. It runs beside reception: a token that cannot sign delays
 * the word and nothing else. What waits is read from the store, so nothing is forgotten over a stop.
 */
export class Arrivals {
  readonly #deps: ArrivalDeps;
  readonly #wakeSignal = new WakeSignal();
  /** Faults of the word itself: not tried again before the next unlock. */
  readonly #passed = new Set<string>();
  /** Envelopes about which a word lies in the outbox: it stays there, so it is looked for once. */
  readonly #said = new Set<string>();

  constructor(deps: ArrivalDeps) {
    this.#deps = deps;
  }

  /** An envelope has been taken in. */
  wake(): void {
    this.#wakeSignal.wake();
  }

  async run(signal: AbortSignal): Promise<void> {
    let failures = 0;
    while (!signal.aborted) {
      const outcome = await this.#sayWhatIsOwed();
      failures = outcome === 'failed' ? failures + 1 : 0;
      if (outcome === 'nothing') await this.#wakeSignal.wait(600_000, signal);
      if (outcome === 'failed') {
        await sleep(1_000 + fullJitter(failures, 1_000, 60_000, this.#deps.random), signal);
      }
    }
  }

  async #sayWhatIsOwed(): Promise<'nothing' | 'said' | 'failed'> {
    try {
      const words = this.#owed();
      if (words.length === 0) return 'nothing';
      return (await this.#say(words)) ? 'said' : 'failed';
    } catch (error) {
      this.#deps.log.event('failed', { code: codeOf(error) });
      return 'failed';
    }
  }

  /** However many wait with their word said: none of them stands before one that is owed it. */
  #owed(): StatusWord[] {
    const { store, random } = this.#deps;
    const secret = arrivalSecret(store, random);
    const owed: StatusWord[] = [];
    for (const id of store.inbox.waiting()) {
      if (this.#passed.has(id) || this.#said.has(id)) continue;
      const own = arrivalId(id, secret);
      if (store.outbox.get(own) !== undefined) {
        this.#said.add(id);
        continue;
      }
      const received = store.ledger.about(id).find((entry) => entry.act === 'receive');
      if (received?.act !== 'receive') continue;
      const { code, from } = received.data;
      owed.push({ id: own, to: from, envelope: id, code, status: '01', reasons: [] });
      if (owed.length === batchSize) break;
    }
    return owed;
  }

  /** False when the token or the store failed and it is worth trying later. */
  async #say(words: StatusWord[]): Promise<boolean> {
    const { prepare, log } = this.#deps;
    try {
      const prepared = await prepare(words);
      for (const [index, word] of words.entries()) this.#queue(word, prepared[index]?.envelope);
      this.#deps.queued();
      return true;
    } catch (error) {
      const code = codeOf(error);
      log.event('failed', { code, count: words.length });
      if (words.length > 1) return this.#sayOneByOne(words);
      const [word] = words;
      if (word === undefined || organisationAtFault(error) !== word.to) return false;
      // Its sender cannot be answered for now; the others can.
      this.#passed.add(word.envelope);
      return true;
    }
  }

  async #sayOneByOne(words: StatusWord[]): Promise<boolean> {
    for (const word of words) if (!(await this.#say([word]))) return false;
    return true;
  }

  #queue(word: StatusWord, envelope: Envelope | undefined): void {
    const { store, clock } = this.#deps;
    if (envelope === undefined) return;
    store.transaction(() => {
      const { id, to } = envelope.header;
      // While the token worked, the clerk may have entered or refused it: a later word was said already.
      if (store.inbox.get(word.envelope)?.state !== 'waiting' || store.outbox.get(id) !== undefined) return;
      const queuedAt = new Date(clock.now()).toISOString();
      store.outbox.add({ id, to, kind: 'status', code: word.code, envelope, queuedAt });
    });
  }
}
