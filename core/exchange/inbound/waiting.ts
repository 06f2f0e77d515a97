import { setImmediate } from 'node:timers/promises';
import { AppError } from '../../../contract/errors/index.ts';
import type { ActOf, LedgerEntry } from '../../../contract/ledger/act.ts';
import { IssuedRecord } from '../../../contract/record/coded-record.ts';
import { type Level, Urgency } from '../../../contract/record/fields.ts';
import type { RecordKey } from '../../../contract/record/key.ts';
import { fullSight, reads, type Sight, seesAll } from '../../../domain/rights/sight.ts';
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

/** The order in which envelopes wait. An issued record never changes, so its urgency and level are read from the store once. */
export class WaitingOrder {
  readonly #known = new Map<string, { readonly urgency: number; readonly level: Level }>();

  /** The identities of those that wait and are told to who asks, the most urgent first, then the oldest. */
  async ids(store: WaitingStore, sight: Sight = fullSight): Promise<string[]> {
    for (;;) {
      const ids = store.inbox.waiting();
      const unread = ids.filter((id) => !this.#known.has(id));
      for (const id of unread.slice(0, yieldEvery)) this.#known.set(id, knownOf(store, id));
      if (unread.length <= yieldEvery)
        return ids
          .filter((id) => seesAll(sight) || reads(sight, this.#known.get(id)?.level ?? 'A'))
          .toSorted((one, other) => this.#urgency(other) - this.#urgency(one));
      await setImmediate();
    }
  }

  #urgency(id: string): number {
    return this.#known.get(id)?.urgency ?? 0;
  }
}

function knownOf(store: WaitingStore, id: string) {
  const { urgency, level } = requireWaiting(store, id).issued;
  return { urgency: Urgency.options.indexOf(urgency), level };
}

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
