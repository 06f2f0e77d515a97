import { AppError } from '../../../contract/errors/index.ts';
import type { PutEnvelopeAnswer } from '../../../contract/exchange/api.ts';
import type { Envelope } from '../../../contract/exchange/envelope.ts';
import type { OrganisationCode } from '../../../contract/scalar.ts';
import { transportAfterReceipt } from '../../../domain/custody/transport.ts';
import { appendAct, type LedgerContext } from '../../acts/engine/append.ts';
import type { DirectoryIndex } from '../../directory/directory.ts';
import { canonicalBytes, digestOf } from '../../encoding/canonical.ts';
import { type CheckSignature, fromBase64, type SignedBytes } from '../../encoding/statement.ts';
import { keepProof } from '../../ledger/proofs.ts';
import type { MailboxPlace, OutboxItem, OutboxStore } from '../../ports/store.ts';
import { placeWentBack } from '../link/regress.ts';

/**
 * ENDPOINT_ANSWER_INVALID unless the endpoint signed that it stored these very bytes. An envelope that is sent
 * again gets the receipt it got before, so the receipt is validated as of the time it states, at most now.
 */
export async function checkReceipt(
  answer: PutEnvelopeAnswer,
  envelope: Envelope,
  context: { directory: Pick<DirectoryIndex, 'isEndpoint'>; check: CheckSignature; now: number },
): Promise<SignedBytes> {
  const { statement } = answer;
  const { directory, check, now } = context;
  const sameBytes =
    statement.id === envelope.header.id && statement.digest === digestOf(canonicalBytes(envelope));
  const receipt = { content: canonicalBytes(statement), signature: fromBase64(answer.signature) };
  const asOf = new Date(Math.min(now, Date.parse(statement.at)));
  const { fingerprint, at } = await check(receipt.content, receipt.signature, asOf).catch((cause) => {
    throw new AppError('ENDPOINT_ANSWER_INVALID', { cause });
  });
  if (!sameBytes || !directory.isEndpoint(fingerprint, at)) throw new AppError('ENDPOINT_ANSWER_INVALID');
  return receipt;
}

/**
 * Keeps a checked receipt: proof, act and state in one transaction. Twice is as once. True when the receipt
 * contradicts the one before it for the same mailbox.
 */
export function keepReceipt(
  context: LedgerContext,
  item: Pick<OutboxItem, 'id' | 'to' | 'code' | 'attempts'>,
  receipt: SignedBytes,
  place: MailboxPlace,
): boolean {
  const { store } = context;
  return store.transaction(() => {
    const held = store.outbox.line(item.id);
    // The receiver's status may overtake the endpoint's receipt.
    const answered =
      item.code !== null &&
      store.registers
        .recipients({ issuer: context.self, code: item.code })
        .some(({ envelope, status }) => envelope === item.id && status !== null);
    const state = held === undefined ? null : transportAfterReceipt(held, answered);
    if (state === null) return false;
    const proof = keepProof(store.proofs, receipt);
    const again = store.ledger
      .about(item.id)
      .some((entry) => entry.act === 'deliver' && entry.data.receipt.content === proof.content);
    if (!again)
      appendAct(context, { act: 'deliver', subject: item.id, data: { receipt: proof, to: item.to } });
    store.outbox.set(item.id, {
      state,
      storedAt: place.at,
      attempts: item.attempts + 1,
      nextAttemptAt: null,
      fault: null,
    });
    return !again && movesBack(store.outbox, item.to, place);
  });
}

/** Remembers the latest place in a mailbox; true when it is not past the one remembered. */
function movesBack(outbox: OutboxStore, to: OrganisationCode, place: MailboxPlace): boolean {
  const last = outbox.lastPlace(to);
  const back = last !== undefined && placeWentBack(last, place);
  if (last === undefined || back || place.seq > last.seq) outbox.notePlace(to, place);
  return back;
}
