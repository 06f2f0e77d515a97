import type { Args, Result } from '../../contract/channel.ts';
import { AppError } from '../../contract/errors/index.ts';
import type { coreChannels } from '../../contract/ipc/channels.ts';
import { type WaitingEnvelope, waitingPage } from '../../contract/ipc/views.ts';
import type { ActOf, LedgerEntry } from '../../contract/ledger/act.ts';
import { IssuedRecord } from '../../contract/record/coded-record.ts';
import { Urgency } from '../../contract/record/fields.ts';
import { keyOf } from '../../contract/record/key.ts';
import type { OrganisationCode } from '../../contract/scalar.ts';
import { differencesFromIssued } from '../../domain/record/changed-fields.ts';
import { othersWith } from '../acts/engine/route.ts';
import { readStatement } from '../encoding/statement.ts';
import type { InboxItem } from '../ports/store.ts';
import type { OpenVault } from '../session/open-vault.ts';
import { readProof } from '../session/proofs.ts';
import { signatureView } from './signature-view.ts';

type Receipt = Extract<LedgerEntry, { act: 'receive' }>;

type WaitingVault = Pick<OpenVault, 'store' | 'check'>;

/** A verified envelope that waits for the clerk, with what it carries. */
export interface Waiting {
  readonly item: InboxItem;
  readonly received: ActOf<'receive'>;
  readonly issued: IssuedRecord;
}

/** RECORD_WRONG_STATE when the envelope no longer waits, PROOF_MISSING when its record is not at hand. */
export function requireWaiting(vault: WaitingVault, envelope: string): Waiting {
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

/** A page of what waits, the most urgent first, then the oldest, with the validity of its signatures as of now. */
export async function waitingEnvelopes(
  vault: WaitingVault,
  self: OrganisationCode,
  { offset = 0, envelope }: Args<typeof coreChannels, 'incoming.waiting'>,
): Promise<Result<typeof coreChannels, 'incoming.waiting'>> {
  const ids = inOrder(vault);
  const total = ids.length;
  const from = offset < total ? offset : Math.max(0, total - 1 - ((total - 1) % waitingPage));
  const waiting: WaitingEnvelope[] = [];
  for (const id of ids.slice(from, from + waitingPage)) waiting.push(await waitingView(vault, self, id));
  const chosen =
    envelope !== undefined && ids.includes(envelope) ? await waitingView(vault, self, envelope) : null;
  return { total, offset: from, waiting, chosen };
}

/** A record that came never changes, so its urgency is read once while the vault is open. */
const urgencies = new WeakMap<WaitingVault, Map<string, number>>();

function inOrder(vault: WaitingVault): string[] {
  const known = urgencies.get(vault) ?? new Map<string, number>();
  urgencies.set(vault, known);
  const ids = vault.store.inbox.waiting();
  for (const id of ids) {
    if (!known.has(id)) known.set(id, Urgency.options.indexOf(requireWaiting(vault, id).issued.urgency));
  }
  return ids.toSorted((one, other) => (known.get(other) ?? 0) - (known.get(one) ?? 0));
}

async function waitingView(
  vault: WaitingVault,
  self: OrganisationCode,
  id: string,
): Promise<WaitingEnvelope> {
  const { item, received, issued } = requireWaiting(vault, id);
  return {
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
  };
}

/** The line of a document whose paper was entered before its envelope came, and where the two differ. */
function paperOf({ store }: WaitingVault, issued: IssuedRecord): WaitingEnvelope['paper'] {
  const line = store.registers.get(keyOf(issued))?.record;
  if (line === undefined) return null;
  return { year: line.year, ordinal: line.ordinal, differs: differencesFromIssued(line, issued) };
}
