import { performance } from 'node:perf_hooks';
import { AppError } from '../../contract/errors/index.ts';
import { Envelope } from '../../contract/exchange/envelope.ts';
import type { AnyRequest, Context } from '../context.ts';
import { checkEnvelope, readEnvelope } from '../envelope-check.ts';
import { RateLimiter } from '../limits.ts';
import { waitingOf } from '../mailbox/writer.ts';
import { countersignedJson } from '../receipts.ts';
import { type App, accept } from '../wire.ts';

/** `PUT /v1/envelopes/{id}`: idempotent for ever; the answer leaves after the commit. */
export function envelopeRoute(app: App, context: Context): void {
  const { envelopeBytes: bodyLimit, senderBurst, senderRate } = context.limits;
  const limiter = new RateLimiter({ burst: senderBurst, rate: senderRate });
  // Before the body is read: what a sender may cost the others is bounded, whatever it sends.
  const onRequest = async (request: AnyRequest) => {
    const { organisation } = context.sessionOf(request);
    if (!limiter.take(organisation, performance.now())) throw new AppError('ENDPOINT_BUSY');
  };
  app.put<{ Params: { id: string } }>('/v1/envelopes/:id', { bodyLimit, onRequest }, async (request) => {
    const session = context.sessionOf(request);
    const envelope = accept(Envelope, request.body);
    const { id, from } = envelope.header;
    if (id !== request.params.id) throw new AppError('REQUEST_INVALID', { field: 'header.id' });
    if (from !== session.organisation) throw new AppError('SENDER_MISMATCH', { field: 'header.from' });
    const read = readEnvelope(envelope);
    // Before the checks: what was taken once stays taken, though the signer be revoked since. What was
    // delivered is put into the mailbox again: its receiver may have lost it, or had it from here damaged.
    const known = await context.storage.find(id);
    if (known !== undefined && known.digest !== read.arrival.digest) throw new AppError('ENVELOPE_CONFLICT');
    if (known !== undefined && known.receipt !== null) {
      context.log.event('repeated', { id });
      return countersignedJson(known.receipt);
    }
    await checkEnvelope(read, session, context.authority(), context.now());
    const { bytes } = waitingOf(read.arrival);
    const release = await context.quotas.reserve(envelope.header, bytes);
    try {
      const receipt = await context.writer.store(read.arrival);
      context.log.event('stored', { id });
      return countersignedJson(receipt);
    } finally {
      release();
    }
  });
}
