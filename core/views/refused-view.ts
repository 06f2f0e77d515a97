import type { RefusedEnvelope } from '../../contract/ipc/refused.ts';
import type { LedgerEntry } from '../../contract/ledger/act.ts';
import { IssuedRecord } from '../../contract/record/coded-record.ts';
import type { ControlCode } from '../../contract/record/control-code.ts';
import type { OrganisationCode } from '../../contract/scalar.ts';
import { readStatement } from '../encoding/statement.ts';
import { readProof } from '../ledger/proofs.ts';
import type { Store } from '../ports/store.ts';

type RefusedStore = Pick<Store, 'ledger' | 'proofs'>;
type Receipt = Extract<LedgerEntry, { act: 'receive' }>;
type Refusal = Extract<LedgerEntry, { act: 'refuse' }>;
const shownAtMost = 50;

/** The newest envelopes with this code that were refused here, of one sender or of all, the newest refusal first. */
export function refusedUnder(
  store: RefusedStore,
  code: ControlCode,
  sender?: OrganisationCode,
): RefusedEnvelope[] {
  const received = new Map<string, Receipt>();
  const refused: { entry: Refusal; receipt: Receipt }[] = [];
  for (const entry of store.ledger.route(code)) {
    if (entry.act === 'receive') received.set(entry.subject, entry);
    if (entry.act !== 'refuse') continue;
    const receipt = received.get(entry.data.envelope);
    if (receipt !== undefined && (sender ?? receipt.data.from) === receipt.data.from)
      refused.push({ entry, receipt });
  }
  return refused
    .reverse()
    .slice(0, shownAtMost)
    .map(({ entry, receipt }) => ({
      ...{ envelope: receipt.subject, from: receipt.data.from, receivedAt: receipt.at },
      ...{ refusedAt: entry.at, by: entry.actor, reasons: [...entry.data.reasons] },
      document: documentIn(store, receipt),
    }));
}

/** What names the document without what is to be counted when its record comes again. */
function documentIn({ proofs }: RefusedStore, { data }: Receipt): RefusedEnvelope['document'] {
  const record = readProof(proofs, data.record);
  if (record === undefined) return null;
  const { typeCode, notation, issuedOn } = readStatement(IssuedRecord, record.content, 'ENVELOPE_INVALID');
  return { typeCode, notation, issuedOn };
}
