import { AppError } from '../contract/errors/index.ts';
import { type Envelope, sizeClasses } from '../contract/exchange/envelope.ts';
import { canonicalBytes, digestOf } from '../core/ledger/canonical.ts';
import { verifyInclusion } from '../core/ledger/merkle.ts';
import type { Authority } from './authority.ts';
import type { Arrival } from './mailbox/writer.ts';
import type { Session } from './session.ts';

/** Bytes that sealing adds to a padded body: the X-Wing encapsulation and the AES-256-GCM tag. */
const sealOverhead = { 'xwing-aes256gcm-1': 1120 + 16 } as const;

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** The envelope in the form in which it is stored and by whose digest it is known. */
export function arrivalOf(envelope: Envelope): Arrival {
  const { header, sealed, batch, proof, signature } = envelope;
  return {
    id: header.id,
    from: header.from,
    to: header.to,
    digest: digestOf(canonicalBytes(envelope)),
    header: text(canonicalBytes(header)),
    sealed: Buffer.from(sealed, 'base64'),
    warrant: text(canonicalBytes({ batch, proof, signature })),
  };
}

/**
 * Whether this session may send this envelope, and whether each part is covered by the sender's signature:
 * SENDER_MISMATCH, RECIPIENT_UNKNOWN, ENVELOPE_INVALID, SIGNATURE_INVALID, or what `Authority` refuses.
 */
export async function checkEnvelope(
  envelope: Envelope,
  arrival: Arrival,
  session: Session,
  authority: Authority,
  now: Date,
): Promise<void> {
  const { header, batch, proof, signature } = envelope;
  if (header.from !== session.organisation) throw new AppError('SENDER_MISMATCH', { field: 'header.from' });
  if (batch.from !== header.from) throw new AppError('SENDER_MISMATCH', { field: 'batch.from' });
  if (authority.organisation(header.to) === undefined)
    throw new AppError('RECIPIENT_UNKNOWN', { field: 'header.to' });
  if (arrival.sealed.length !== sizeClasses[header.sizeClass] + sealOverhead[header.suite])
    throw new AppError('ENVELOPE_INVALID', { field: 'header.sizeClass' });
  // The last digit before padding has spare bits: a second spelling of the same bytes is not what was sealed.
  if (Buffer.from(arrival.sealed).toString('base64') !== envelope.sealed)
    throw new AppError('ENVELOPE_INVALID', { field: 'sealed' });
  const leaf = canonicalBytes({ header, sealed: digestOf(arrival.sealed) });
  if (proof.size !== batch.size || !verifyInclusion(leaf, proof, batch.root))
    throw new AppError('SIGNATURE_INVALID', { field: 'proof' });
  const cms = Buffer.from(signature, 'base64');
  await authority.signerOfBatch(canonicalBytes(batch), cms, header.from, now);
}
