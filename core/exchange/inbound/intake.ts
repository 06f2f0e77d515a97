import { codesWhere, type ErrorCode, errorSpec } from '../../../contract/errors/index.ts';
import type { Envelope } from '../../../contract/exchange/envelope.ts';
import type { Act } from '../../../contract/ledger/act.ts';
import { keyOf } from '../../../contract/record/key.ts';
import type { OrganisationCode } from '../../../contract/scalar.ts';
import { receiverMayState } from '../../../domain/custody/message.ts';
import { transportAfter } from '../../../domain/custody/transport.ts';
import { mayAnswer } from '../../../domain/record/record-custody.ts';
import { appendAct, type LedgerContext } from '../../acts/engine/append.ts';
import { recipientsOf, routeOf } from '../../acts/engine/route.ts';
import { canonicalBytes, digestOf } from '../../encoding/canonical.ts';
import { keepProof } from '../../ledger/proofs.ts';
import type { InboxItem, Store } from '../../ports/store.ts';
import type { CheckedDeliver } from '../message/deliver.ts';
import type { CheckedStatus } from '../message/status.ts';
import type { Validation } from './validate.ts';

export type Taken = 'duplicate' | InboxItem['state'];

/**
 * Stores a validated envelope: inbox, proofs and act in one durable transaction. An identity that was accepted before
 * has no effect. One that only a rejected envelope claimed is still free, also for an envelope that is rejected with
 * a higher trust rank. A sender that the directory does not list (`isListed`) is not named.
 */
export function ingest(
  context: LedgerContext,
  envelope: Envelope,
  validation: Validation,
  isListed: (code: OrganisationCode) => boolean,
): Taken {
  const { store, clock } = context;
  return store.transaction(() => {
    const bytes = canonicalBytes(envelope);
    const { id } = envelope.header;
    const from = isListed(envelope.header.from) ? envelope.header.from : null;
    const fault = faultOf(context, id, validation);
    const state: InboxItem['state'] =
      fault !== null ? 'rejected' : validation.kind === 'deliver' ? 'waiting' : 'done';
    const receivedAt = new Date(clock.now()).toISOString();
    const item = { id, from, receivedAt, state, envelope: keptOf(bytes, fault) };
    if (!store.inbox.add({ ...item, fault })) {
      const held = store.inbox.get(id);
      if (held?.state !== 'rejected' || trustRank(fault) <= trustRank(held.fault)) return 'duplicate';
      store.inbox.replace({ ...item, fault });
    }
    appendAct(context, actOf(store, envelope, validation, { fault, from }));
    noteDelivery(store, validation, fault);
    return state;
  });
}

/**
 * Faults that a newer directory, revocation list or catalogue, or a clock set right, may remove. UNEXPECTED is one of
 * this program, which a later version may not have; it is not thrown on, because an envelope that provokes it would
 * hold up all others.
 */
export const retriableFaults: readonly ErrorCode[] = codesWhere(({ exchange }) => exchange.trustRank > 0);

/**
 * What the store keeps of an envelope: digest and length. What is accepted lies in the proofs; what is refused for good
 * may be text under the name of a seal. Only one whose fault may go is kept whole, because it is validated again.
 */
const keptOf = (envelope: Uint8Array, fault: ErrorCode | null): Uint8Array =>
  fault !== null && retriableFaults.includes(fault)
    ? envelope
    : canonicalBytes({ digest: digestOf(envelope), length: envelope.length });

/** How much had been proven of an envelope; one without a fault stands above all. */
const trustRank = (fault: ErrorCode | null): number =>
  fault === null ? Number.POSITIVE_INFINITY : errorSpec(fault).exchange.trustRank;

/** Looks again at an envelope that was rejected for a fault that may have gone, or that is final now. */
export function reingest(context: LedgerContext, envelope: Envelope, validation: Validation): Taken {
  const { store } = context;
  return store.transaction(() => {
    const { id } = envelope.header;
    const held = store.inbox.get(id);
    // Another may have taken its place while this one was validated.
    const same = held !== undefined && Buffer.from(canonicalBytes(envelope)).equals(held.envelope);
    if (held?.state !== 'rejected' || !same) return 'duplicate';
    const fault = faultOf(context, id, validation);
    if (fault !== null) {
      // A later status of its sender counted meanwhile: this one never will.
      if (validation.kind === 'status' && !retriableFaults.includes(fault))
        store.inbox.replace({ ...held, fault, envelope: keptOf(held.envelope, fault) });
      return 'rejected';
    }
    const state = validation.kind === 'deliver' ? 'waiting' : 'done';
    // Its sender may not have been listed when it came.
    const { from } = envelope.header;
    store.inbox.replace({ ...held, from, state, fault: null, envelope: keptOf(held.envelope, null) });
    appendAct(context, actOf(store, envelope, validation, { fault: null, from }));
    noteDelivery(store, validation, null);
    return state;
  });
}

/** The validation's own fault, or that of its place in our registers. */
function faultOf({ store, self }: LedgerContext, id: string, validation: Validation): ErrorCode | null {
  if (validation.kind === 'rejected') return validation.fault;
  // An identity under which this terminal sent an envelope is used for ever, also against another sender.
  if (store.outbox.line(id) !== undefined) return 'ENVELOPE_CONFLICT';
  if (validation.kind === 'deliver') return deliverFault(store, self, validation.deliver);
  return statusFault(store, self, validation.status);
}

/**
 * One document comes once; only after a refusal may it be sent again. It is its issuer's own record that counts:
 * neither another's under the same code nor paper that was entered before stands in its way.
 */
function deliverFault(store: Store, self: OrganisationCode, { issued }: CheckedDeliver): ErrorCode | null {
  const came = routeOf(store.ledger, keyOf(issued), self).reduce((here, { act }) => {
    if (act === 'receive') return true;
    return act === 'refuse' ? false : here;
  }, false);
  return came ? 'RECORD_CODE_USED' : null;
}

/**
 * A status counts only from a recipient, about the envelope it got, and when it may follow the last one. It may have got
 * an envelope that was withdrawn, also where another went to it since. Where paper went instead, its first status about
 * the envelope is kept until that is taken back, or an envelope goes in its place.
 */
function statusFault(store: Store, self: OrganisationCode, { statement }: CheckedStatus): ErrorCode | null {
  const { code, from, envelope, status } = statement;
  const key = { issuer: self, code };
  const recipient = store.registers.recipients(key).find(({ organisation }) => organisation === from);
  if (recipient !== undefined) {
    if (!mayAnswer(recipient, statement)) return 'MESSAGE_WRONG_STATE';
    if (recipient.envelope === envelope) return null;
  }
  const entries = store.ledger.about(code);
  const answered = entries.some((entry) => entry.act === 'status' && entry.data.envelope === envelope);
  if (recipientsOf(entries).get(envelope) !== from || answered) return 'MESSAGE_WRONG_STATE';
  if (recipient !== undefined) return null;
  return receiverMayState(null, status) ? 'ANSWER_BESIDE_PAPER' : 'MESSAGE_WRONG_STATE';
}

function actOf(
  store: Store,
  envelope: Envelope,
  validation: Validation,
  outcome: { fault: ErrorCode | null; from: OrganisationCode | null },
): Act {
  const { id, from } = envelope.header;
  const digest = digestOf(canonicalBytes(envelope));
  if (outcome.fault !== null || validation.kind === 'rejected') {
    const fault = outcome.fault ?? 'UNEXPECTED';
    return { act: 'reject', subject: id, data: { from: outcome.from, envelope: digest, fault } };
  }
  if (validation.kind === 'status') {
    const { statement, signed } = validation.status;
    const { code, status, reasons } = statement;
    const data = {
      envelope: statement.envelope,
      from,
      status,
      reasons,
      statement: keepProof(store.proofs, signed),
    };
    return { act: 'status', subject: code, data };
  }
  const { issued, record, dispatch, copies } = validation.deliver;
  const proofs = { record: keepProof(store.proofs, record), dispatch: keepProof(store.proofs, dispatch) };
  return {
    act: 'receive',
    subject: id,
    data: { code: issued.code, from, envelope: digest, ...proofs, copies },
  };
}

/**
 * The receiver's first status shows that our envelope is with it, also where its receipt was lost and a person has
 * withdrawn it since. One that is under way gets its receipt first.
 */
function noteDelivery(store: Store, validation: Validation, fault: ErrorCode | null): void {
  if (fault !== null || validation.kind !== 'status') return;
  const { envelope } = validation.status.statement;
  const sent = store.outbox.line(envelope);
  const state = sent === undefined ? null : transportAfter('answer', sent);
  if (state !== null) store.outbox.set(envelope, { state });
}
