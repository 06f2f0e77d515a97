import { AppError } from '../../contract/errors/index.ts';
import type { WaitingEnvelope } from '../../contract/ipc/views.ts';
import type { ActOf, LedgerEntry } from '../../contract/ledger/act.ts';
import { IssuedRecord } from '../../contract/record/coded-record.ts';
import { keyOf } from '../../contract/record/key.ts';
import type { OrganisationCode } from '../../contract/scalar.ts';
import { readStatement } from '../ledger/statement.ts';
import type { InboxItem } from '../ports/store.ts';
import { differences } from '../register/joining.ts';
import { othersWith } from '../register/route.ts';
import type { OpenVault } from './open-vault.ts';
import { readProof } from './proofs.ts';
import { signatureView } from './signature-view.ts';

type Receipt = Extract<LedgerEntry, { act: 'receive' }>;

/** A verified envelope that waits for the clerk, with what it carries. */
export interface Waiting {
  readonly item: InboxItem;
  readonly received: ActOf<'receive'>;
  readonly issued: IssuedRecord;
}

/** RECORD_WRONG_STATE when the envelope no longer waits, PROOF_MISSING when its record is not at hand. */
export function requireWaiting(vault: OpenVault, envelope: string): Waiting {
  const item = vault.store.inbox.get(envelope);
  if (item?.state !== 'waiting') throw new AppError('RECORD_WRONG_STATE');
  const received = vault.store.ledger
    .about(envelope)
    .find((entry): entry is Receipt => entry.act === 'receive');
  if (received === undefined) throw new AppError('LEDGER_BROKEN');
  const record = readProof(vault.store.proofs, received.data.record);
  if (record === undefined) throw new AppError('PROOF_MISSING');
  return { item, received, issued: readStatement(IssuedRecord, record.content, 'ENVELOPE_INVALID') };
}

/** What waits, oldest first, with the validity of its signatures as of now. */
export async function waitingEnvelopes(
  vault: OpenVault,
  self: OrganisationCode,
  limit: number,
): Promise<WaitingEnvelope[]> {
  const rows: WaitingEnvelope[] = [];
  for (const { id } of vault.store.inbox.waiting(limit)) {
    const { item, received, issued } = requireWaiting(vault, id);
    rows.push({
      envelope: id,
      from: received.data.from,
      receivedAt: item.receivedAt,
      record: issued,
      copies: received.data.copies,
      signatures: [
        await signatureView(vault, 'person', received.data.record),
        await signatureView(vault, 'organisation', received.data.dispatch),
      ],
      paper: paperOf(vault, issued),
      sharedWith: othersWith(vault.store.ledger, keyOf(issued), self),
    });
  }
  return rows;
}

/** The line of a document whose paper was entered before its envelope came, and where the two differ. */
function paperOf({ store }: OpenVault, issued: IssuedRecord): WaitingEnvelope['paper'] {
  const line = store.registers.get(keyOf(issued))?.record;
  if (line === undefined) return null;
  return { year: line.year, ordinal: line.ordinal, differs: differences(line, issued) };
}
