import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { ErrorCode } from '../../../contract/errors/index.ts';
import { Envelope } from '../../../contract/exchange/envelope.ts';
import { OrganisationCode } from '../../../contract/scalar.ts';
import { isOnlyUnknown } from '../../../contract/unknown.ts';
import { appendAct, type LedgerContext } from '../../acts/engine/append.ts';
import { canonicalBytes, digestOf } from '../../encoding/canonical.ts';
import { envelopeId } from '../outbound/prepare.ts';

/** All that is read of an invalid envelope: the sender that it names, for the clerk to ask. */
const Claim = z.object({ header: z.object({ from: OrganisationCode }) });

/**
 * Notes an item of the mailbox that is no envelope, with its act, in one durable transaction, and gives its
 * identity; null when it was noted before. The identity is made of place and bytes: one that it claims may be
 * that of a genuine envelope still to come. Only digest and length are kept, and a sender only when it is
 * listed: whatever the item holds may be text, which has no place here.
 */
export function quarantine(
  context: LedgerContext,
  seq: number,
  item: unknown,
  isListed: (code: OrganisationCode) => boolean,
): string | null {
  const { store, clock } = context;
  const bytes = bytesOf(item);
  const fault = faultOf(item);
  const claim = Claim.safeParse(item);
  const from = claim.success && isListed(claim.data.header.from) ? claim.data.header.from : null;
  const identity = createHash('sha256').update(`tram-mat/unreadable ${seq} `).update(bytes).digest();
  const id = envelopeId(identity.subarray(0, 16));
  const digest = digestOf(bytes);
  const envelope = canonicalBytes({ digest, length: bytes.length });
  return store.transaction(() => {
    const receivedAt = new Date(clock.now()).toISOString();
    if (!store.inbox.add({ id, from, receivedAt, state: 'rejected', fault, envelope })) return null;
    appendAct(context, { act: 'reject', subject: id, data: { from, envelope: digest, fault } });
    return id;
  });
}

/**
 * An envelope that is one to another version is told from what is none: its sender may send it again after an update.
 */
function faultOf(item: unknown): ErrorCode {
  const { error } = Envelope.safeParse(item);
  return error !== undefined && isOnlyUnknown(error, item)
    ? 'ENVELOPE_KIND_UNKNOWN'
    : 'MAILBOX_ITEM_UNREADABLE';
}

/**
 * Nothing is left of what has no RFC 8785 form, such as brackets in brackets deeper than the stack. That it has none is
 * all there is to say of it: it is kept as MAILBOX_ITEM_UNREADABLE with length 0.
 */
function bytesOf(item: unknown): Uint8Array {
  try {
    return canonicalBytes(item);
  } catch {
    return new Uint8Array();
  }
}
