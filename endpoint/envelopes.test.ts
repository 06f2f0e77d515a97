import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { PutEnvelopeAnswer } from '../contract/exchange/api.ts';
import type { Envelope } from '../contract/exchange/envelope.ts';
import { canonicalBytes, digestOf } from '../core/encoding/canonical.ts';
import { loadTrust } from '../core/signature/trust.ts';
import { verifyDetached } from '../core/signature/verify.ts';
import {
  alpha,
  beta,
  createEndpointWorld,
  dissolved,
  type EndpointWorld,
  makeEnvelope,
  makeEnvelopes,
} from '../test/support/endpoint-home.ts';
import { silentLog } from '../test/support/endpoint-log.ts';
import { randomFor } from '../test/support/random.ts';
import { openSession, type RawClient } from '../test/support/raw-client.ts';
import { type Endpoint, startEndpoint } from './endpoint.ts';

const random = randomFor('refused envelopes');
let world: EndpointWorld;
let endpoint: Endpoint;
let sender: RawClient;
beforeAll(async () => {
  world = await createEndpointWorld(randomFor('world of endpoint/envelopes'));
});
afterAll(() => world.remove());
beforeEach(async () => {
  endpoint = await startEndpoint({ home: world.home, log: silentLog });
  sender = await openSession(world, world.members.alpha, endpoint.port);
});
afterEach(async () => {
  sender.close();
  await endpoint.close();
  world.emptyMailboxes();
});

const put = (envelope: unknown, id: string) => sender.send('PUT', `/v1/envelopes/${id}`, envelope);
const putEnvelope = (envelope: Envelope) => put(envelope, envelope.header.id);

describe('storing an envelope', () => {
  test('is answered by a receipt over its digest, signed by the endpoint', async () => {
    const envelope = await makeEnvelope(world.members.alpha, beta);
    const answer = await putEnvelope(envelope);
    expect(answer.status).toBe(200);
    const { statement, signature } = PutEnvelopeAnswer.parse(answer.body);
    expect(statement).toMatchObject({
      id: envelope.header.id,
      digest: digestOf(canonicalBytes(envelope)),
      seq: 1,
    });
    const trust = loadTrust(
      { anchors: [world.persons.der], intermediates: [], crls: [await world.persons.crl()] },
      7,
    );
    const cms = Buffer.from(signature, 'base64');
    const verified = await verifyDetached(canonicalBytes(statement), cms, trust, new Date());
    expect(verified.fingerprint).toBe(world.signer.fingerprint);
  });

  test('again gives the very same receipt, also side by side and after a restart', async () => {
    const envelope = await makeEnvelope(world.members.alpha, beta);
    const answers = await Promise.all(Array.from({ length: 8 }, () => putEnvelope(envelope)));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    sender.close();
    await endpoint.close();
    endpoint = await startEndpoint({ home: world.home, log: silentLog });
    sender = await openSession(world, world.members.alpha, endpoint.port);
    expect((await putEnvelope(envelope)).text).toBe(answers[0]?.text);
    const next = PutEnvelopeAnswer.parse(
      (await putEnvelope(await makeEnvelope(world.members.alpha, beta))).body,
    );
    const first = PutEnvelopeAnswer.parse(answers[0]?.body);
    expect(next.statement.seq).toBe(first.statement.seq + 1);
  });

  test('other bytes under the same identity are a conflict', async () => {
    const [first, second] = await makeEnvelopes(world.members.alpha, [beta, beta]);
    if (first === undefined || second === undefined) throw new Error();
    expect((await putEnvelope(first)).status).toBe(200);
    const other = { ...second, header: { ...second.header, id: first.header.id } };
    expect(await putEnvelope(other)).toMatchObject({ status: 409, body: { code: 'ENVELOPE_CONFLICT' } });
  });

  test('twelve recipients of one batch are each stored', async () => {
    const envelopes = await makeEnvelopes(
      world.members.alpha,
      Array.from({ length: 12 }, () => beta),
    );
    const answers = await Promise.all(envelopes.map(putEnvelope));
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 12 }, () => 200));
    const places = answers.map(({ body }) => PutEnvelopeAnswer.parse(body).statement.seq);
    expect(new Set(places).size).toBe(12);
  });
});

describe('an envelope is refused', () => {
  test('when the sender is not the organisation of the session', async () => {
    const foreign = await makeEnvelope(world.members.beta, alpha);
    expect(await putEnvelope(foreign)).toMatchObject({
      status: 403,
      body: { code: 'SENDER_MISMATCH', field: 'header.from' },
    });
    const mixed = { ...(await makeEnvelope(world.members.alpha, beta)), batch: foreign.batch };
    expect((await putEnvelope(mixed)).body).toEqual({ code: 'SENDER_MISMATCH', field: 'batch.from' });
  });

  test.each(['H99.99', dissolved])('when the recipient is unknown or is no more: %s', async (to) => {
    const envelope = await makeEnvelope(world.members.alpha, to);
    expect(await putEnvelope(envelope)).toMatchObject({ status: 422, body: { code: 'RECIPIENT_UNKNOWN' } });
  });

  test('when it goes by another identity than the path', async () => {
    const envelope = await makeEnvelope(world.members.alpha, beta);
    expect((await put(envelope, random.uuid())).body).toEqual({
      code: 'REQUEST_INVALID',
      field: 'header.id',
    });
  });

  test('when its length is not that of its size class', async () => {
    const envelope = await makeEnvelope(world.members.alpha, beta);
    const longer = { ...envelope, sealed: Buffer.from(random.bytes(8192)).toString('base64') };
    expect((await putEnvelope(longer)).body).toEqual({
      code: 'ENVELOPE_INVALID',
      field: 'header.sizeClass',
    });
  });

  test('when its header states another time than its batch', async () => {
    const at = new Date().toISOString();
    const batchAt = new Date(Date.parse(at) + 1).toISOString();
    const [envelope] = await makeEnvelopes(world.members.alpha, [beta], { at, batchAt });
    if (envelope === undefined) throw new Error('no envelope');
    expect(await putEnvelope(envelope)).toMatchObject({
      status: 422,
      body: { code: 'ENVELOPE_INVALID', field: 'header.at' },
    });
  });

  test('when the signer is revoked, expired or of another organisation', async () => {
    const { alpha: member, beta: other } = world.members;
    const by = async (person: typeof member.person) =>
      (await putEnvelope(await makeEnvelope(member, beta, person))).body;
    expect(await by(world.revoked)).toEqual({ code: 'CERTIFICATE_REVOKED' });
    expect(await by(world.expired)).toEqual({ code: 'CERTIFICATE_EXPIRED' });
    expect(await by(other.person)).toEqual({ code: 'SIGNER_NOT_AUTHORISED' });
  });

  test('when any part of it was changed on the way', async () => {
    const [envelope] = await makeEnvelopes(world.members.alpha, [beta, beta, beta]);
    if (envelope === undefined) throw new Error();
    const { header, batch, proof } = envelope;
    const later = new Date(Date.now() + 5000).toISOString();
    const zeros = '0'.repeat(64);
    const id = random.uuid();
    const changed: Envelope[] = [
      { ...envelope, header: { ...header, id } },
      { ...envelope, header: { ...header, to: alpha } },
      { ...envelope, header: { ...header, kind: 'status' } },
      { ...envelope, header: { ...header, at: later } },
      { ...envelope, header: { ...header, sizeClass: 'm' } },
      { ...envelope, sealed: flip(envelope.sealed, 0) },
      { ...envelope, sealed: flip(envelope.sealed, 9_000) },
      { ...envelope, batch: { ...batch, root: zeros } },
      { ...envelope, batch: { ...batch, size: 4 } },
      { ...envelope, batch: { ...batch, at: later } },
      { ...envelope, proof: { ...proof, index: 1 } },
      { ...envelope, proof: { ...proof, size: 2 } },
      { ...envelope, proof: { ...proof, path: proof.path.slice(1) } },
      { ...envelope, proof: { ...proof, path: [zeros, ...proof.path.slice(1)] } },
      ...Array.from({ length: 24 }, (_, part) => ({
        ...envelope,
        signature: flip(envelope.signature, part / 24),
      })),
    ];
    for (const item of changed) {
      const answer = await put(item, item.header.id);
      expect(answer.status, answer.text).toBeGreaterThanOrEqual(400);
      expect(answer.status, answer.text).toBeLessThan(500);
    }
    expect((await putEnvelope(envelope)).status).toBe(200);
  });
});

/** Base64 with one bit turned: at a byte, or at a fraction of the whole. */
function flip(text: string, place: number): string {
  const bytes = Buffer.from(text, 'base64');
  const at = place < 1 ? Math.floor(place * bytes.length) : place;
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes.toString('base64');
}
