import { AppError } from '../../../contract/errors/index.ts';
import type { Proof } from '../../../contract/ledger/parts.ts';
import type { CodedRecord } from '../../../contract/record/coded-record.ts';
import type { RecordGeneration } from '../../../contract/record/generation.ts';
import type { OrganisationCode } from '../../../contract/scalar.ts';
import { generationOf } from '../../../domain/record/older-generations.ts';
import { olderOf } from '../../acts/support/issued-copies.ts';
import type { LedgerStore } from '../../ports/store.ts';
import type { SignedGenerations } from './legs.ts';

/** What an issue signed, by the generation of the record. */
export interface IssuedForms {
  readonly signed: ReadonlyMap<RecordGeneration, { record: Proof; dispatch: Proof }>;
  /** Which of these can go to a recipient again. */
  of(to: OrganisationCode): SignedGenerations;
}

/** The signatures of a record that was issued, and what went to whom since. RECORD_WRONG_STATE. */
export function issuedForms(
  ledger: Pick<LedgerStore, 'about'>,
  record: Pick<CodedRecord, 'code' | 'generation'>,
): IssuedForms {
  const own = generationOf(record);
  const entries = ledger.about(record.code);
  const issue = entries.find((entry) => entry.act === 'issue');
  if (issue?.act !== 'issue') throw new AppError('RECORD_WRONG_STATE');
  const { data } = issue;
  const signed = new Map([[own, { record: data.record, dispatch: data.dispatch }]]);
  for (const { generation, ...proofs } of olderOf(data)) signed.set(generation, proofs);
  const sent = new Map<OrganisationCode, RecordGeneration>();
  const note = (to: OrganisationCode, envelope: object) =>
    sent.set(to, 'generation' in envelope ? Number(envelope.generation) : own);
  for (const envelope of data.envelopes) note(envelope.to, envelope);
  for (const entry of entries) {
    if (entry.act === 'resend' && entry.data.envelope !== undefined) note(entry.data.to, entry.data.envelope);
  }
  return { signed, of: (to) => ({ signed: [...signed.keys()], sent: sent.get(to) }) };
}
