import { AppError } from '../../../contract/errors/index.ts';
import type { EntryOf } from '../../../contract/ledger/act.ts';
import type { ControlCode } from '../../../contract/record/control-code.ts';
import type { Digest, EnvelopeId, OrganisationCode } from '../../../contract/scalar.ts';
import { isOutside } from '../../../domain/record/outside.ts';
import { agree } from './agree.ts';

interface Sent {
  readonly id: EnvelopeId;
  readonly to: OrganisationCode;
  readonly code: ControlCode;
  readonly digest: Digest | undefined;
}
type Received = EntryOf<'receive'>['data'];
/** The record that an envelope carries, and whether its recipient has stated anything of it. */
type SentRecord = { readonly code: ControlCode; answered: boolean };
type Envelope =
  /** No act names the recipient and the digest of one that carries an answer. */
  | { way: 'out'; to?: OrganisationCode; digest?: Digest | undefined; stored: boolean; record?: SentRecord }
  | { way: 'in'; received: Received; waits: boolean };

/**
 * Envelopes that a terminal sends about one that it received, before the clerk answers it: the report of its arrival, and
 * that report once more, because an earlier version gave it another identity.
 */
const reportsOfArrival = 2;

/** The envelopes a ledger has named so far: each is sent or received once, and one received is answered once. */
export class ReplayedEnvelopes {
  readonly #known = new Map<string, Envelope>();
  /** Records that came and were not refused, by issuer and code. */
  readonly #records = new Set<string>();
  readonly #withdrawn = new Set<string>();
  /** Who sent a record under which code. */
  readonly #senders = new Map<ControlCode, Set<OrganisationCode>>();
  /** How many envelopes with answers a terminal can have sent by now, and how many the ledger names. */
  #answersDue = 0;
  #answersNamed = 0;

  /** ENVELOPE_CONFLICT for an identity that is in use. None goes to a body outside the directory. */
  send({ id, to, code, digest }: Sent): void {
    agree(!isOutside(to));
    if (this.#known.has(id)) throw new AppError('ENVELOPE_CONFLICT');
    this.#known.set(id, { way: 'out', to, digest, stored: false, record: { code, answered: false } });
  }

  /** Whether the envelope took this record to this recipient, which has stated nothing of it so far. */
  isUnanswered(id: EnvelopeId, { to, code }: Pick<Sent, 'to' | 'code'>): boolean {
    const known = this.#known.get(id);
    if (known?.way !== 'out' || known.record === undefined) return false;
    return known.to === to && known.record.code === code && !known.record.answered;
  }

  /** Its recipient stated something of it. */
  noteAnswer(id: EnvelopeId): void {
    const known = this.#known.get(id);
    if (known?.way === 'out' && known.record !== undefined) known.record.answered = true;
  }

  /** SHA-256 of an envelope that was sent, where its act names it. */
  digestOfSent(id: EnvelopeId): Digest | undefined {
    const known = this.#known.get(id);
    return known?.way === 'out' ? known.digest : undefined;
  }

  /** The endpoint stored an envelope; the ledger names one that carries an answer here for the first time. */
  store(id: string, to: OrganisationCode): void {
    const known = this.#known.get(id);
    agree(known === undefined || (known.way === 'out' && (known.to ?? to) === to));
    if (known === undefined) this.#answersNamed += 1;
    this.#known.set(id, { ...known, way: 'out', to, stored: true });
  }

  /** ENVELOPE_CONFLICT for an identity that is in use, RECORD_CODE_USED for a record that came before. */
  receive(id: string, received: Received): void {
    if (this.#known.has(id)) throw new AppError('ENVELOPE_CONFLICT');
    const record = nameOf(received);
    if (this.#records.has(record)) throw new AppError('RECORD_CODE_USED');
    this.#records.add(record);
    this.#known.set(id, { way: 'in', received, waits: true });
    this.#answersDue += reportsOfArrival;
    this.#senders.set(received.code, this.sendersOf(received.code).add(received.from));
  }

  /** Who sent a record under the code. */
  sendersOf(code: ControlCode): Set<OrganisationCode> {
    return this.#senders.get(code) ?? new Set();
  }

  /** What an envelope that waits carries; it waits no longer. ENVELOPE_CONFLICT when it does not wait. */
  answer(id: string): Received {
    const known = this.#known.get(id);
    if (known?.way !== 'in' || !known.waits) throw new AppError('ENVELOPE_CONFLICT');
    known.waits = false;
    this.#answersDue += 1;
    return known.received;
  }

  /** As `answer`; the same record may be sent again. */
  refuse(id: string): Received {
    const received = this.answer(id);
    this.#records.delete(nameOf(received));
    return received;
  }

  /** Whether nothing that was received bears the identity. */
  isNotReceived(id: string): boolean {
    return this.#known.get(id)?.way !== 'in';
  }

  /**
   * Whether the envelope may be sent again: not one that was received, that nobody can have sent, or that was withdrawn
   * and has no receipt.
   */
  retry(id: EnvelopeId): boolean {
    const sent = this.#findSent(id);
    return sent !== undefined && (sent.stored || !this.#withdrawn.has(id));
  }

  /** Whether the envelope was withdrawn now; false as for `retry`, and for one that was stored or withdrawn before. */
  withdraw(id: EnvelopeId): boolean {
    const sent = this.#findSent(id);
    if (sent === undefined || sent.stored || this.#withdrawn.has(id)) return false;
    this.#withdrawn.add(id);
    return true;
  }

  /** One that no act named so far carries an answer, and there are no more of them than there was to answer. */
  #findSent(id: EnvelopeId): (Envelope & { way: 'out' }) | undefined {
    const known = this.#known.get(id);
    if (known !== undefined) return known.way === 'out' ? known : undefined;
    if (this.#answersNamed >= this.#answersDue) return undefined;
    this.#answersNamed += 1;
    const sent = { way: 'out', stored: false } as const;
    this.#known.set(id, sent);
    return sent;
  }
}

const nameOf = ({ from, code }: Received): string => `${from} ${code}`;
