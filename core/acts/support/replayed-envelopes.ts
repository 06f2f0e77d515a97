import { AppError } from '../../../contract/errors/index.ts';
import type { EntryOf } from '../../../contract/ledger/act.ts';
import type { OrganisationCode } from '../../../contract/scalar.ts';
import { agree } from './agree.ts';

type Received = EntryOf<'receive'>['data'];
type Envelope =
  | { way: 'out'; to: OrganisationCode; stored: boolean }
  | { way: 'in'; received: Received; waits: boolean };

/** The envelopes a ledger has named so far: each is sent or received once, and one received is answered once. */
export class ReplayedEnvelopes {
  readonly #known = new Map<string, Envelope>();
  /** Records that came and were not refused, by issuer and code. */
  readonly #records = new Set<string>();
  readonly #withdrawn = new Set<string>();

  /** ENVELOPE_CONFLICT for an identity that is in use. */
  send(id: string, to: OrganisationCode): void {
    if (this.#known.has(id)) throw new AppError('ENVELOPE_CONFLICT');
    this.#known.set(id, { way: 'out', to, stored: false });
  }

  /** The endpoint stored an envelope; the ledger names one that carries an answer here for the first time. */
  store(id: string, to: OrganisationCode): void {
    const known = this.#known.get(id);
    agree(known === undefined || (known.way === 'out' && known.to === to));
    this.#known.set(id, { way: 'out', to, stored: true });
  }

  /** ENVELOPE_CONFLICT for an identity that is in use, RECORD_CODE_USED for a record that came before. */
  receive(id: string, received: Received): void {
    if (this.#known.has(id)) throw new AppError('ENVELOPE_CONFLICT');
    const record = nameOf(received);
    if (this.#records.has(record)) throw new AppError('RECORD_CODE_USED');
    this.#records.add(record);
    this.#known.set(id, { way: 'in', received, waits: true });
  }

  /** What an envelope that waits carries; it waits no longer. ENVELOPE_CONFLICT when it does not wait. */
  answer(id: string): Received {
    const known = this.#known.get(id);
    if (known?.way !== 'in' || !known.waits) throw new AppError('ENVELOPE_CONFLICT');
    known.waits = false;
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

  /** Whether the envelope was withdrawn now; false for one that was received, stored or withdrawn before. */
  withdraw(id: string): boolean {
    const known = this.#known.get(id);
    if (this.#withdrawn.has(id) || (known !== undefined && (known.way === 'in' || known.stored)))
      return false;
    this.#withdrawn.add(id);
    return true;
  }
}

const nameOf = ({ from, code }: Received): string => `${from} ${code}`;
