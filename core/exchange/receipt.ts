import { AppError } from '../../contract/errors/index.ts';
import type { PutEnvelopeAnswer } from '../../contract/exchange/api.ts';
import type { Envelope } from '../../contract/exchange/envelope.ts';
import { canonicalBytes, digestOf } from '../ledger/canonical.ts';
import { appendAct, type LedgerContext } from '../ledger/chain.ts';
import { type CheckSignature, fromBase64, type SignedBytes } from '../ledger/statement.ts';
import type { OutboxItem } from '../ports/store.ts';

/** ENDPOINT_ANSWER_INVALID unless the endpoint signed that it stored these very bytes. */
export async function checkReceipt(
  answer: PutEnvelopeAnswer,
  envelope: Envelope,
  endpointSigner: string,
  check: CheckSignature,
): Promise<SignedBytes> {
  const { statement } = answer;
  const sameBytes =
    statement.id === envelope.header.id && statement.digest === digestOf(canonicalBytes(envelope));
  const receipt = { content: canonicalBytes(statement), signature: fromBase64(answer.signature) };
  const { fingerprint } = await check(receipt.content, receipt.signature).catch((cause) => {
    throw new AppError('ENDPOINT_ANSWER_INVALID', { cause });
  });
  if (!sameBytes || fingerprint !== endpointSigner) throw new AppError('ENDPOINT_ANSWER_INVALID');
  return receipt;
}

/** Keeps a checked receipt: proof, act and state in one transaction. Twice is as once. */
export function keepReceipt(
  context: LedgerContext,
  item: Pick<OutboxItem, 'id' | 'to' | 'code' | 'attempts'>,
  receipt: SignedBytes,
  storedAt: string,
): void {
  const { store } = context;
  store.transaction(() => {
    if (store.outbox.get(item.id)?.storedAt !== null) return;
    const proof = {
      content: store.proofs.put(receipt.content),
      signature: store.proofs.put(receipt.signature),
    };
    appendAct(context, { act: 'deliver', subject: item.id, data: { receipt: proof, to: item.to } });
    // The receiver's word may overtake the endpoint's receipt.
    const heard =
      item.code !== null &&
      store.registers
        .recipients(item.code)
        .some(({ envelope, status }) => envelope === item.id && status !== null);
    const state = heard ? 'delivered' : 'stored';
    store.outbox.set(item.id, {
      state,
      storedAt,
      attempts: item.attempts + 1,
      nextAttemptAt: null,
      fault: null,
    });
  });
}
