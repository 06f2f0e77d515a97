import { AppError } from '../../../contract/errors/index.ts';
import type { ActOf, LedgerEntry } from '../../../contract/ledger/act.ts';
import { IssuedRecord } from '../../../contract/record/coded-record.ts';
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

/** RECORD_WRONG_STATE when the envelope no longer waits, PROOF_MISSING when its record is not at hand. */
export function requireWaiting(store: Pick<Store, 'inbox' | 'ledger' | 'proofs'>, envelope: string): Waiting {
  const item = store.inbox.get(envelope);
  if (item?.state !== 'waiting') throw new AppError('RECORD_WRONG_STATE');
  const received = store.ledger.about(envelope).find((entry): entry is Receipt => entry.act === 'receive');
  if (received === undefined) throw new AppError('LEDGER_BROKEN');
  const record = readProof(store.proofs, received.data.record);
  if (record === undefined) throw new AppError('PROOF_MISSING');
  return { item, received, issued: readStatement(IssuedRecord, record.content, 'ENVELOPE_INVALID') };
}
