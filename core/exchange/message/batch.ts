import { AppError } from '../../../contract/errors/index.ts';
import { Body, bodyFormat } from '../../../contract/exchange/body.ts';
import type { Person } from '../../../contract/exchange/directory.ts';
import {
  type batchFormat,
  Envelope,
  type EnvelopeHeader,
  envelopeFormat,
} from '../../../contract/exchange/envelope.ts';
import type { Written } from '../../../contract/generations.ts';
import type { OrganisationCode } from '../../../contract/scalar.ts';
import type { DirectoryIndex } from '../../directory/directory.ts';
import { canonicalBytes, digestOf } from '../../encoding/canonical.ts';
import { inclusionProofs, merkleRoot, verifyInclusion } from '../../encoding/merkle.ts';
import { checkStatedTime } from '../../encoding/stated-time.ts';
import {
  type CheckSignature,
  fromBase64,
  readStatement,
  type SignatureFacts,
  type SignBytes,
  signStatement,
  toBase64,
} from '../../encoding/statement.ts';
import { type MailboxKey, seal, sizeClassFor } from './seal.ts';

/** A leaf of a batch: what the signature covers of one envelope. */
function envelopeLeaf(header: EnvelopeHeader, sealed: Uint8Array): Uint8Array {
  return canonicalBytes({ header, sealed: digestOf(sealed) });
}

export interface OutgoingMessage {
  id: string;
  to: OrganisationCode;
  /** Of the recipient's mailbox. */
  publicKey: Uint8Array;
  body: Body;
}

/** Seals a body to each recipient and signs all envelopes at once, in the order given. 1 to 500 messages. */
export async function buildEnvelopes(
  messages: readonly OutgoingMessage[],
  frame: { from: OrganisationCode; at: string; sign: SignBytes },
): Promise<Envelope[]> {
  const { from, at, sign } = frame;
  const closed: { header: EnvelopeHeader; sealed: Uint8Array }[] = [];
  for (const { id, to, publicKey, body } of messages) {
    const plain = canonicalBytes(bodyFormat.newest.parse(body));
    const sizeClass = sizeClassFor(plain.length);
    const header: EnvelopeHeader = {
      id,
      from,
      to,
      kind: body.kind,
      at,
      sizeClass,
      suite: 'xwing-aes256gcm-1',
    };
    closed.push({ header, sealed: await seal(plain, header, publicKey) });
  }
  const leaves = closed.map(({ header, sealed }) => envelopeLeaf(header, sealed));
  const batch: Written<typeof batchFormat> = {
    purpose: 'tram-mat/envelopes',
    from,
    root: merkleRoot(leaves),
    size: leaves.length,
    at,
  };
  const { signature } = await signStatement(batch, sign);
  const proofs = inclusionProofs(leaves);
  return closed.map(({ header, sealed }, index) =>
    envelopeFormat.newest.parse({
      header,
      sealed: toBase64(sealed),
      batch,
      proof: proofs[index],
      signature: toBase64(signature),
    }),
  );
}

export interface OpenedEnvelope {
  header: EnvelopeHeader;
  body: Body;
  /** Who of the sending organisation signed the envelope. */
  sender: Person;
  signature: SignatureFacts;
}

/**
 * Validates an envelope step by step, each with its own code: form, addressee, sender known, the
 * envelope's place in the batch, batch signature, the signer's right to send for that organisation, time, seal, body.
 */
export async function openEnvelope(
  received: unknown,
  context: { self: OrganisationCode; directory: DirectoryIndex; check: CheckSignature; mailbox: MailboxKey },
): Promise<OpenedEnvelope> {
  const { self, directory, check, mailbox } = context;
  const parsed = Envelope.safeParse(received);
  if (!parsed.success) throw new AppError('ENVELOPE_INVALID', { cause: parsed.error });
  const { header, batch, proof, signature } = parsed.data;
  if (header.to !== self) throw new AppError('ENVELOPE_NOT_OURS');
  if (directory.organisation(header.from) === undefined) throw new AppError('ENVELOPE_SENDER_UNKNOWN');
  if (batch.from !== header.from || batch.size !== proof.size) throw new AppError('ENVELOPE_INVALID');

  // Checked before the signature: a copy with another header is forged, even if the signature cannot be validated yet.
  const sealed = fromBase64(parsed.data.sealed);
  if (!verifyInclusion(envelopeLeaf(header, sealed), proof, batch.root))
    throw new AppError('SIGNATURE_INVALID');
  const facts = await check(canonicalBytes(batch), fromBase64(signature));
  const sender = directory.signer(header.from, facts);
  checkStatedTime(batch.at, facts);
  if (header.at !== batch.at) throw new AppError('ENVELOPE_INVALID', { field: 'header.at' });
  const opened = await mailbox.open(sealed, header);
  let body: Body;
  try {
    body = readStatement(Body, opened, 'ENVELOPE_INVALID');
  } finally {
    opened.fill(0);
  }
  if (body.kind !== header.kind) throw new AppError('ENVELOPE_INVALID');
  return { header, body, sender, signature: facts };
}
