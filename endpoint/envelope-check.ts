import { hash } from 'node:crypto';
import { AppError } from '../contract/errors/index.ts';
import { inForce } from '../contract/exchange/directory.ts';
import { type Envelope, sizeClasses } from '../contract/exchange/envelope.ts';
import { canonicalText, digestOf } from '../core/encoding/canonical.ts';
import { verifyInclusion } from '../core/encoding/merkle.ts';
import type { Authority } from './authority.ts';
import type { Arrival } from './mailbox/writer.ts';
import type { Session } from './session.ts';

/** Bytes that sealing adds to a padded body: the X-Wing encapsulation and the AES-256-GCM tag. */
const sealOverhead = { 'xwing-aes256gcm-1': 1120 + 16 } as const;

/** An envelope in the form in which it is stored, and the parts of it that signatures are over. */
export interface ReadEnvelope {
  readonly envelope: Envelope;
  readonly arrival: Arrival;
  /** RFC 8785 text of the batch, which the sender signed. */
  readonly batch: string;
}

/**
 * The RFC 8785 forms are put together from those of the parts, members in the order of their names: a sealed
 * body is long, and base64 is its own JSON text.
 */
export function readEnvelope(envelope: Envelope): ReadEnvelope {
  const { sealed, signature } = envelope;
  const { id, from, to } = envelope.header;
  const header = canonicalText(envelope.header);
  const batch = canonicalText(envelope.batch);
  const proof = canonicalText(envelope.proof);
  const whole = `{"batch":${batch},"header":${header},"proof":${proof},"sealed":"${sealed}","signature":"${signature}"}`;
  const arrival = {
    id,
    from,
    to,
    digest: hash('sha256', whole),
    header,
    sealed: Buffer.from(sealed, 'base64'),
    warrant: `{"batch":${batch},"proof":${proof},"signature":"${signature}"}`,
  };
  return { envelope, arrival, batch };
}

/**
 * Whether this session may send this envelope, and whether each part is covered by the sender's signature:
 * SENDER_MISMATCH, RECIPIENT_UNKNOWN, RECIPIENT_WITHOUT_TERMINAL, ENVELOPE_INVALID, SIGNATURE_INVALID, or what `Authority` refuses.
 */
export async function checkEnvelope(
  { envelope, arrival, batch: signed }: ReadEnvelope,
  session: Session,
  authority: Authority,
  now: Date,
): Promise<void> {
  const { header, batch, proof, signature } = envelope;
  if (header.from !== session.organisation) throw new AppError('SENDER_MISMATCH', { field: 'header.from' });
  if (batch.from !== header.from) throw new AppError('SENDER_MISMATCH', { field: 'batch.from' });
  const recipient = authority.organisation(header.to);
  if (recipient === undefined || !inForce(recipient, now.toISOString()))
    throw new AppError('RECIPIENT_UNKNOWN', { field: 'header.to' });
  // Nobody would ever empty its mailbox.
  if (recipient.terminals.length === 0)
    throw new AppError('RECIPIENT_WITHOUT_TERMINAL', { field: 'header.to' });
  if (arrival.sealed.length !== sizeClasses[header.sizeClass] + sealOverhead[header.suite])
    throw new AppError('ENVELOPE_INVALID', { field: 'header.sizeClass' });
  if (header.at !== batch.at) throw new AppError('ENVELOPE_INVALID', { field: 'header.at' });
  const leaf = Buffer.from(`{"header":${arrival.header},"sealed":"${digestOf(arrival.sealed)}"}`);
  if (proof.size !== batch.size || !verifyInclusion(leaf, proof, batch.root))
    throw new AppError('SIGNATURE_INVALID', { field: 'proof' });
  const cms = Buffer.from(signature, 'base64');
  await authority.signerOfBatch(Buffer.from(signed), cms, header.from, now);
}
