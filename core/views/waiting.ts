import type { Args, Result } from '../../contract/channel.ts';
import type { coreChannels } from '../../contract/ipc/channels.ts';
import { type WaitingEnvelope, waitingPage } from '../../contract/ipc/exchange-views.ts';
import type { IssuedRecord } from '../../contract/record/coded-record.ts';
import { keyOf } from '../../contract/record/key.ts';
import type { OrganisationCode } from '../../contract/scalar.ts';
import { differencesFromIssued } from '../../domain/record/changed-fields.ts';
import type { Sight } from '../../domain/rights/sight.ts';
import { requireWaiting, waitingWith } from '../exchange/inbound/waiting.ts';
import type { OpenVault } from '../session/open-vault.ts';
import { refusedUnder } from './refused-view.ts';
import { sharedWith } from './shared-with.ts';
import { signatureView } from './signature-view.ts';

type WaitingVault = Pick<OpenVault, 'store' | 'check' | 'waitingOrder'>;

/** A page of what waits, the most urgent first, then the oldest, with the validity of its signatures as of now. */
export async function waitingEnvelopes(
  vault: WaitingVault,
  self: OrganisationCode,
  {
    offset = 0,
    limit = waitingPage,
    envelope,
    carries,
    sight,
  }: Args<typeof coreChannels, 'incoming.waiting'> & { limit?: number; sight?: Sight },
): Promise<Result<typeof coreChannels, 'incoming.waiting'>> {
  const ids = await vault.waitingOrder.ids(vault.store, sight);
  const total = ids.length;
  const from = offset < total ? offset : Math.max(0, total - 1 - ((total - 1) % waitingPage));
  const waiting: WaitingEnvelope[] = [];
  for (const id of ids.slice(from, from + limit)) waiting.push(await waitingView(vault, self, id));
  const asked = carries === undefined ? envelope : waitingWith(vault.store, carries);
  const chosen = asked !== undefined && ids.includes(asked) ? await waitingView(vault, self, asked) : null;
  return { total, offset: from, waiting, chosen };
}

async function waitingView(
  vault: WaitingVault,
  self: OrganisationCode,
  id: string,
): Promise<WaitingEnvelope> {
  const { item, received, issued } = requireWaiting(vault.store, id);
  return {
    envelope: id,
    from: received.data.from,
    receivedAt: item.receivedAt,
    record: blind(issued),
    signatures: [
      await signatureView(vault, 'person', received.data.record),
      await signatureView(vault, 'organisation', received.data.dispatch),
    ],
    paper: paperOf(vault, issued, received.data.copies.length),
    refusedBefore: refusedUnder(vault.store, issued.code, received.data.from).map(
      ({ refusedAt, reasons }) => ({ refusedAt, reasons }),
    ),
    sharedWith: sharedWith(vault.store.ledger, keyOf(issued), self),
  };
}

/** Without what is to be counted: it must not be known before the count, to a person as to a script. */
function blind(issued: IssuedRecord): WaitingEnvelope['record'] {
  const { generation: _, ...fields } = { generation: undefined, ...issued };
  const { level, number, copies, pages, pieces, enclosures, protectUntil, ...shown } = fields;
  return shown;
}

/**
 * The line of a document whose paper was entered before its envelope came, and where the two differ: it counts the copies
 * that came, not those that the issuer made.
 */
function paperOf({ store }: WaitingVault, issued: IssuedRecord, came: number): WaitingEnvelope['paper'] {
  const line = store.registers.get(keyOf(issued))?.record;
  if (line === undefined) return null;
  return {
    year: line.year,
    ordinal: line.ordinal,
    differs: differencesFromIssued(line, { ...issued, copies: came }),
  };
}
