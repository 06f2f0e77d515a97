import { AppError, errorSpec } from '../../../contract/errors/index.ts';
import { type MailboxAnswer, mailboxPage } from '../../../contract/exchange/api.ts';
import { Envelope } from '../../../contract/exchange/envelope.ts';
import type { OrganisationCode } from '../../../contract/scalar.ts';
import type { LedgerContext } from '../../acts/engine/append.ts';
import type { PeerConnection } from '../../ports/peer.ts';
import type { InboxItem } from '../../ports/store.ts';
import type { ClockPort, LogPort } from '../../ports/system.ts';
import { sleep } from '../link/wait.ts';
import { ingest, reingest, retriableFaults, type Taken } from './intake.ts';
import { quarantine } from './quarantine.ts';
import type { Validation } from './validate.ts';

/** Seconds the endpoint holds an empty answer back. */
const longPoll = 30;
/** Envelopes asked for at first, and in milliseconds how long a full page takes of a line that is good, or thin. */
const firstPage = 8;
const goodPageMs = 3_000;
const thinPageMs = 15_000;
/** Forged items in a session after which it ends: an honest endpoint stores none, a damaged disk may leave some. */
const forgedLimit = 500;
/** Rejected envelopes validated again in one pass. */
const portion = 50;
/** Pause after an empty answer, so that an endpoint that does not hold back is not asked without end. */
const emptyPause = 200;

export interface ReceiverDeps {
  context: LedgerContext;
  clock: Pick<ClockPort, 'monotonic'>;
  log: LogPort;
  validate(envelope: Envelope): Promise<Validation>;
  /** Whether the directory in hand names an organisation. */
  isListed(code: OrganisationCode): boolean;
  /** Fetches a newer directory; true when there was one. */
  refreshDirectory(connection: PeerConnection): Promise<boolean>;
  /** An envelope that waits for the clerk was ingested. */
  arrived(envelope: Envelope): void;
  /** The inbox reads differently from now on. */
  changed(): void;
}

/**
 * Empties the mailbox: each envelope is validated, committed, and only then acknowledged. One that is
 * rejected or cannot be read is stored with its fault and does not block the others.
 */
export class Receiver {
  readonly #deps: ReceiverDeps;
  #forgedCount = 0;
  /** What came of a page is lost when the line breaks before its end: the thinner the line, the smaller the pages. */
  #pageSize = firstPage;

  constructor(deps: ReceiverDeps) {
    this.#deps = deps;
  }

  /** Runs on one connection until `signal`; rejects when the connection or the store fails. */
  async run(connection: PeerConnection, signal: AbortSignal): Promise<void> {
    // Each connection begins with all that is not acknowledged: what was committed before a crash has no
    // effect the second time, and an endpoint put back from a copy may number anew from a lower place.
    let cursor = 0;
    while (!signal.aborted) {
      const items = await this.#poll(connection, cursor, signal);
      for (const { seq, envelope } of items) {
        if (seq <= cursor) throw new AppError('ENDPOINT_ANSWER_INVALID', { field: 'seq' });
        await this.#takeItem(connection, seq, envelope);
        cursor = seq;
        if (signal.aborted) return;
      }
      if (items.length > 0) await connection.acknowledge(cursor);
      else await sleep(emptyPause, signal);
    }
  }

  /** Validates again, oldest first, whatever was rejected for a reason that may have gone away. */
  async reconsider(signal?: AbortSignal): Promise<void> {
    const { context, validate } = this.#deps;
    for (let after: string | null = null; ; ) {
      const items: InboxItem[] = context.store.inbox.rejectedFor(retriableFaults, after, portion);
      for (const { id, envelope: bytes } of items) {
        after = id;
        if (signal?.aborted) return;
        const envelope = Envelope.parse(JSON.parse(new TextDecoder().decode(bytes)));
        const validation = await validate(envelope);
        if (validation.kind !== 'rejected') this.#tell(envelope, reingest(context, envelope, validation));
      }
      if (items.length < portion) return;
    }
  }

  async #poll(
    connection: PeerConnection,
    cursor: number,
    signal: AbortSignal,
  ): Promise<MailboxAnswer['items']> {
    const { clock } = this.#deps;
    const asked = clock.monotonic();
    const limit = this.#pageSize;
    try {
      const { items } = await connection.mailbox(cursor, longPoll, signal, limit);
      if (items.length >= limit) this.#adapt(clock.monotonic() - asked);
      return items;
    } catch (error) {
      // Before the look at the signal: a connection that breaks gives the signal too.
      this.#adapt(Number.POSITIVE_INFINITY);
      // Letting go of a long poll at the end of a session is no failure.
      if (signal.aborted) return [];
      throw error;
    }
  }

  #adapt(milliseconds: number): void {
    if (milliseconds < goodPageMs) this.#pageSize = Math.min(mailboxPage, this.#pageSize * 2);
    else if (milliseconds > thinPageMs) this.#pageSize = Math.max(1, Math.floor(this.#pageSize / 2));
  }

  /**
   * What cannot be read is acknowledged like the rest once it is kept: places are acknowledged up to a number,
   * so one left standing would come again with every connection and hold all that comes after it.
   */
  async #takeItem(connection: PeerConnection, seq: number, item: unknown): Promise<void> {
    const envelope = Envelope.safeParse(item);
    if (envelope.success) return this.#take(connection, envelope.data);
    const { context, log, changed, isListed } = this.#deps;
    this.#checkFlood();
    const id = quarantine(context, seq, item, isListed);
    if (id === null) return;
    this.#forgedCount += 1;
    log.event('rejected', { id });
    changed();
  }

  async #take(connection: PeerConnection, envelope: Envelope): Promise<void> {
    const { context, validate, isListed, refreshDirectory } = this.#deps;
    let validation = await validate(envelope);
    if (validation.kind === 'rejected' && errorSpec(validation.fault).retry === 'newer-directory') {
      if (await refreshDirectory(connection)) validation = await validate(envelope);
    }
    const forged = validation.kind === 'rejected' && validation.forged;
    if (forged) this.#checkFlood();
    const taken = ingest(context, envelope, validation, isListed);
    if (forged && taken === 'rejected') this.#forgedCount += 1;
    this.#tell(envelope, taken);
  }

  /** MAILBOX_FLOODED: store and ledger keep all that comes, and an endpoint could fill them without end. */
  #checkFlood(): void {
    if (this.#forgedCount >= forgedLimit) throw new AppError('MAILBOX_FLOODED');
  }

  #tell(envelope: Envelope, taken: Taken): void {
    const { id } = envelope.header;
    this.#deps.log.event(taken === 'rejected' ? 'rejected' : 'received', { id });
    if (taken === 'waiting') this.#deps.arrived(envelope);
    if (taken !== 'duplicate') this.#deps.changed();
  }
}
