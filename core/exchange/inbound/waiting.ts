import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../../contract/errors/index.ts';
import type { ActOf, LedgerEntry } from '../../../contract/ledger/act.ts';
import { IssuedRecord } from '../../../contract/record/coded-record.ts';
import { Urgency } from '../../../contract/record/fields.ts';
import type { RecordKey } from '../../../contract/record/key.ts';
import { readStatement } from '../../encoding/statement.ts';
import { readProof } from '../../ledger/proofs.ts';
import type { InboxItem, Store } from '../../ports/store.ts';

type Receipt = Extract<LedgerEntry, { act: 'receive' }>;

/** A verified envelope that waits for the clerk, with what it carries. */
export interface Waiting {
  readonly item: InboxItem;
  readonly received: ActOf<'receive'>;
  readonly issued: IssuedRecord;
}

type WaitingStore = Pick<Store, 'inbox' | 'ledger' | 'proofs'>;

/** Records read before other work gets its turn: after a flood, thousands wait. */
const yieldEvery = 50;

/** The order in which envelopes wait. An issued record never changes, so its urgency is read from the store once. */
export class WaitingOrder {
  readonly #urgencies = new Map<string, number>();

  /** The identities of all that wait, the most urgent first, then the oldest. */
  async ids(store: WaitingStore): Promise<string[]> {
    for (;;) {
      const ids = store.inbox.waiting();
      const unread = ids.filter((id) => !this.#urgencies.has(id));
      for (const id of unread.slice(0, yieldEvery)) this.#urgencies.set(id, urgencyOf(store, id));
      if (unread.length <= yieldEvery)
        return ids.toSorted((one, other) => this.#urgency(other) - this.#urgency(one));
      await setImmediate();
    }
  }

  #urgency(id: string): number {
    return this.#urgencies.get(id) ?? 0;
  }
}

const urgencyOf = (store: WaitingStore, id: string): number =>
  Urgency.options.indexOf(requireWaiting(store, id).issued.urgency);

/** RECORD_WRONG_STATE when the envelope no longer waits, PROOF_MISSING when its record is not at hand. */
export function requireWaiting(store: WaitingStore, envelope: string): Waiting {
  const item = store.inbox.get(envelope);
  if (item?.state !== 'waiting') throw new AppError('RECORD_WRONG_STATE');
  const received = store.ledger.about(envelope).find((entry): entry is Receipt => entry.act === 'receive');
  if (received === undefined) throw new AppError('LEDGER_BROKEN');
  const record = readProof(store.proofs, received.data.record);
  if (record === undefined) throw new AppError('PROOF_MISSING');
  return { item, received, issued: readStatement(IssuedRecord, record.content, 'ENVELOPE_INVALID') };
}

/** The envelope with a record of this issuer and code, while it waits. */
export const waitingWith = (
  { inbox, ledger }: Pick<Store, 'inbox' | 'ledger'>,
  { issuer, code }: RecordKey,
): string | undefined =>
  ledger
    .route(code)
    .flatMap((entry) => (entry.act === 'receive' && entry.data.from === issuer ? [entry.subject] : []))
    .find((id) => inbox.get(id)?.state === 'waiting');
