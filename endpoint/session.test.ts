import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { TestAuthority } from '../test/support/authority.ts';
import { createEndpointWorld, type EndpointWorld, sessionRequest } from '../test/support/endpoint-home.ts';
import { silentLog } from '../test/support/endpoint-log.ts';
import { randomFor } from '../test/support/random.ts';
import { openRaw, openSession, openTls, type RawAnswer } from '../test/support/raw-client.ts';
import { type Endpoint, startEndpoint } from './endpoint.ts';
import type { EndpointEvent, EndpointLog } from './log.ts';

let world: EndpointWorld;
let endpoint: Endpoint;
/** The events that the endpoint logged. */
const logged: EndpointEvent[] = [];
beforeAll(async () => {
  world = await createEndpointWorld(randomFor('world of endpoint/session'));
  const log: EndpointLog = { ...silentLog, event: (name) => logged.push(name) };
  endpoint = await startEndpoint({ home: world.home, log });
});
afterAll(async () => {
  await endpoint.close();
  world.remove();
});

/** The version of the directory that the endpoint holds; each case that needs a newer one publishes the next. */
let version = 3;
const publishNext = () => world.publish(++version);

/** The answer to a session request of alpha, bent by `change`. */
async function attempt(change: Parameters<typeof sessionRequest>[2]): Promise<RawAnswer> {
  const client = await openRaw(world, world.members.alpha, endpoint.port);
  const request = await sessionRequest(world.members.alpha, client.exporter, change);
  const answer = await client.send('POST', '/v1/session', request);
  client.close();
  return answer;
}

describe('a session', () => {
  test('opens for a listed terminal and a listed person, and answers the last anchor', async () => {
    const answer = await attempt({});
    expect(answer).toMatchObject({
      status: 200,
      contentType: 'application/vnd.tram-mat.v1+json',
      body: { organisation: 'H37.01', lastAnchor: null },
    });
  });

  test('a signature made for another connection is refused', async () => {
    const first = await openRaw(world, world.members.alpha, endpoint.port);
    const second = await openRaw(world, world.members.alpha, endpoint.port);
    const stolen = await sessionRequest(world.members.alpha, first.exporter);
    const answer = await second.send('POST', '/v1/session', stolen);
    expect(answer).toMatchObject({
      status: 403,
      body: { code: 'SESSION_NOT_BOUND', field: 'statement.exporter' },
    });
    first.close();
    second.close();
  });

  test('the signature covers every field of the statement', async () => {
    const client = await openRaw(world, world.members.alpha, endpoint.port);
    const request = await sessionRequest(world.members.alpha, client.exporter);
    const later = new Date(Date.now() + 1000).toISOString();
    const answer = await client.send('POST', '/v1/session', {
      ...request,
      statement: { ...request.statement, at: later },
    });
    expect(answer).toMatchObject({ status: 403, body: { code: 'SIGNATURE_INVALID' } });
    client.close();
  });

  test('a statement from another time is refused as one of a wrong clock', async () => {
    const answer = await attempt({ at: new Date(Date.now() - 6 * 60_000).toISOString() });
    expect(answer).toMatchObject({ status: 403, body: { code: 'CLOCK_ASTRAY', field: 'statement.at' } });
  });

  test('a device key that is not the listed one of this terminal is refused', async () => {
    expect((await attempt({ terminal: 'T00000000' })).body).toEqual({ code: 'TERMINAL_NOT_ADMITTED' });
    expect((await attempt({ organisation: 'H37.02', terminal: 'T5M8W2YFG' })).body).toEqual({
      code: 'TERMINAL_NOT_ADMITTED',
    });
  });

  test('an unlisted, a revoked and a wrongly issued device are answered nothing else, not even their health', async () => {
    const unlisted = { ...world.members.alpha, device: await world.devices.tls('T7K3Q9XWP', 'clientAuth') };
    // Of a trusted root, though not of the device authority, and with a key that the directory lists.
    const misissued = { ...world.members.alpha, device: await world.misissue(world.members.alpha.device) };
    for (const member of [unlisted, misissued, world.stolen]) {
      const client = await openRaw(world, member, endpoint.port);
      const request = await sessionRequest(member, client.exporter);
      for (const asked of [client.send('POST', '/v1/session', request), client.send('GET', '/v1/health')])
        expect(await asked).toMatchObject({ status: 403, body: { code: 'TERMINAL_NOT_ADMITTED' } });
      client.close();
    }
  });

  test("another organisation's person, an expired and a revoked certificate are refused", async () => {
    expect((await attempt({ person: world.members.beta.person })).body).toEqual({
      code: 'SIGNER_NOT_AUTHORISED',
    });
    expect((await attempt({ person: world.expired })).body).toEqual({ code: 'CERTIFICATE_EXPIRED' });
    expect((await attempt({ person: world.revoked })).body).toEqual({ code: 'CERTIFICATE_REVOKED' });
  });

  test('a person whose time is up neither reads nor acknowledges on a session that was opened before', async () => {
    const until = new Date(Date.now() + 4_000);
    version += 1;
    await world.publish(version, ({ organisations }) => {
      for (const person of organisations[0]?.persons ?? []) person.until = until.toISOString();
    });
    await endpoint.reload();
    const client = await openSession(world, world.members.alpha, endpoint.port);
    expect((await client.send('GET', '/v1/mailbox?after=0&wait=0')).status).toBe(200);
    const waiting = client.send('GET', '/v1/mailbox?after=0&wait=6');
    await sleep(until.getTime() - Date.now() + 10);
    const asked = [
      client.send('GET', '/v1/mailbox?after=0&wait=0'),
      client.send('POST', '/v1/mailbox/ack', { upTo: 1 }),
      waiting,
    ];
    for (const answer of asked)
      expect(await answer).toMatchObject({ status: 401, body: { code: 'SESSION_REQUIRED' } });
    client.close();
    await publishNext();
    await endpoint.reload();
  });

  test('every route but health asks for it', async () => {
    const client = await openRaw(world, world.members.alpha, endpoint.port);
    const nonce = '0'.repeat(64);
    const asked = [
      client.send('GET', '/v1/mailbox?after=0&wait=0'),
      client.send('POST', '/v1/mailbox/ack', { upTo: 1 }),
      client.send('GET', '/v1/directory?since=0'),
      client.send('POST', '/v1/anchors', {}),
      client.send('GET', `/v1/time?nonce=${nonce}`),
      client.send('PUT', '/v1/envelopes/6c3a1a30-6f1b-4c3c-9a3e-1d1c1f6f2b11', {}),
    ];
    for (const answer of await Promise.all(asked))
      expect(answer).toMatchObject({ status: 401, body: { code: 'SESSION_REQUIRED' } });
    expect(await client.send('GET', '/v1/health')).toMatchObject({ status: 200, body: { ok: true } });
    client.close();
  });

  test('ends when directory and trust files are read again; an older directory is refused', async () => {
    const client = await openSession(world, world.members.alpha, endpoint.port);
    await publishNext();
    await endpoint.reload();
    expect((await client.send('GET', '/v1/directory?since=3')).body).toEqual({ code: 'SESSION_REQUIRED' });
    await world.publish(2);
    await expect(endpoint.reload()).rejects.toMatchObject({ code: 'DIRECTORY_INVALID' });
    client.close();
  });
});

test('a terminal that waits for its mail while directory and trust files are read again gets none', async () => {
  const client = await openSession(world, world.members.beta, endpoint.port);
  const waiting = client.send('GET', '/v1/mailbox?after=0&wait=30');
  // Answered after the poll has begun to wait: requests of one connection are handled in order.
  await client.send('GET', '/v1/health');
  await publishNext();
  await endpoint.reload();
  expect(await waiting).toMatchObject({ status: 401, body: { code: 'SESSION_REQUIRED' } });
  client.close();
});

describe('the connection', () => {
  /** What the client learns: the alert of the endpoint's TLS, that the connection was closed, or the answer. */
  const outcomeOf = async (member: Parameters<typeof openRaw>[1], options = {}) => {
    logged.length = 0;
    try {
      const client = await openRaw(world, member, endpoint.port, options);
      const { body } = await client.send('GET', '/v1/health').finally(() => client.close());
      return body;
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      return 'code' in error ? error.code : error.message;
    }
  };
  const isLogged = () => expect.poll(() => logged).toEqual(['connection-refused']);

  test('of a listed terminal with TLS 1.3 and HTTP/2 is answered', async () => {
    expect(await outcomeOf(world.members.alpha)).toMatchObject({ ok: true });
    expect(logged).toEqual([]);
  });

  test('without a client certificate is refused', async () => {
    expect(await outcomeOf(undefined)).toBe('ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED');
    await isLogged();
  });

  test('with a certificate of another authority is closed without an answer', async () => {
    const { tls } = await TestAuthority.create('Stranger');
    const foreign = { ...world.members.alpha, device: await tls('T7K3Q9XWP', 'clientAuth') };
    expect(await outcomeOf(foreign)).toBe('closed without an answer');
    await isLogged();
  });

  test.each([
    ['TLS 1.2', { maxVersion: 'TLSv1.2' }, 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION'],
    ['HTTP/1.1', { ALPNProtocols: ['http/1.1'] }, 'ERR_SSL_TLSV1_ALERT_NO_APPLICATION_PROTOCOL'],
  ])('with %s is refused', async (_what, options, code) => {
    expect(await outcomeOf(world.members.alpha, options)).toBe(code);
    await isLogged();
  });

  test('takes up no TLS session again: the certificate is looked at in each', async () => {
    const first = await openTls(world, world.members.alpha, endpoint.port);
    const [session] = await once(first, 'session');
    first.destroy();
    const again = await openTls(world, world.members.alpha, endpoint.port, { session });
    expect(again.isSessionReused()).toBe(false);
    again.destroy();
    expect(await outcomeOf(undefined, { session })).toBe('ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED');
  });
});
