import type { LedgerEntry } from '../../contract/ledger/act.ts';
import { IssuedRecord } from '../../contract/record/coded-record.ts';
import type { Level } from '../../contract/record/fields.ts';
import type { EnvelopeId, OrganisationCode } from '../../contract/scalar.ts';
import { readStatement } from '../encoding/statement.ts';
import { readProof } from '../ledger/proofs.ts';
import type { Store } from '../ports/store.ts';

type Receipt = Extract<LedgerEntry, { act: 'receive' }>;

/** The level of the record that an envelope carries or answers; undefined where neither register nor proofs have it. */
export function envelopeLevel(
  store: Pick<Store, 'inbox' | 'ledger' | 'outbox' | 'proofs' | 'registers'>,
  self: OrganisationCode,
  envelope: EnvelopeId,
): Level | undefined {
  const sent = store.outbox.line(envelope);
  if (sent === undefined) return levelOf(store, store.ledger.about(envelope).find(isReceipt));
  const { code, kind, to } = sent;
  if (code === null) return undefined;
  const issuer = kind === 'deliver' ? self : to;
  const receipt = () =>
    store.ledger
      .route(code)
      .find((entry): entry is Receipt => isReceipt(entry) && entry.data.from === issuer);
  return store.registers.get({ issuer, code })?.record.level ?? levelOf(store, receipt());
}

const isReceipt = (entry: LedgerEntry): entry is Receipt => entry.act === 'receive';

/** The level that the issuer signed. */
function levelOf({ proofs }: Pick<Store, 'proofs'>, receipt: Receipt | undefined): Level | undefined {
  const record = receipt && readProof(proofs, receipt.data.record);
  return record && readStatement(IssuedRecord, record.content, 'ENVELOPE_INVALID').level;
}
