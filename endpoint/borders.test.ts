import { constants } from 'node:http2';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { mediaType } from '../contract/exchange/api.ts';
import type { Envelope } from '../contract/exchange/envelope.ts';
import {
  alpha,
  beta,
  createEndpointWorld,
  type EndpointWorld,
  makeEnvelope,
  makeEnvelopes,
} from '../test/support/endpoint-home.ts';
import { silentLog } from '../test/support/endpoint-log.ts';
import { randomFor } from '../test/support/random.ts';
import { openRaw, openSession, type RawClient } from '../test/support/raw-client.ts';
import { type Endpoint, startEndpoint } from './endpoint.ts';
import type { Limits } from './limits.ts';
import { createLog } from './log.ts';

let world: EndpointWorld;
let endpoint: Endpoint;
let client: RawClient;
const lines: string[] = [];
beforeAll(async () => {
  world = await createEndpointWorld(randomFor('world of endpoint/borders'));
  const log = createLog({ write: (line) => lines.push(line) });
  endpoint = await startEndpoint({ home: world.home, log, limits: { bodyTime: 300 } });
  client = await openSession(world, world.members.alpha, endpoint.port);
});
afterAll(async () => {
  client.close();
  await endpoint.close();
  world.remove();
});

const warnings: string[] = [];
const noteWarning = ({ name }: Error) => warnings.push(name);
beforeAll(() => void process.on('warning', noteWarning));
afterAll(() => void process.off('warning', noteWarning));

const secret = 'Ve viec bo tri can bo';

describe('what is not of this system', () => {
  test('an edXML message and every other media type are refused', async () => {
    const { header } = await makeEnvelope(world.members.alpha, beta);
    const path = `/v1/envelopes/${header.id}`;
    for (const type of [
      'application/xml',
      'application/edxml+xml',
      'multipart/related; type="application/xop+xml"',
      'application/json',
      'text/plain',
      `${mediaType}; charset=utf-8`,
    ]) {
      const answer = await client.send('PUT', path, '<edXML:Content/>', { 'content-type': type });
      expect(answer).toMatchObject({ status: 415, contentType: mediaType });
      expect(answer.body).toEqual({ code: 'MEDIA_TYPE_FOREIGN' });
    }
  });

  test('unknown keys are refused by the name of the place, and their text is nowhere repeated', async () => {
    const envelope = await makeEnvelope(world.members.alpha, beta);
    const path = `/v1/envelopes/${envelope.header.id}`;
    const places: [unknown, string | undefined][] = [
      [{ ...envelope, [secret]: 1 }, undefined],
      [{ ...envelope, header: { ...envelope.header, trichYeu: secret } }, 'header'],
      [{ ...envelope, batch: { ...envelope.batch, [secret]: secret } }, 'batch'],
      [{ ...envelope, proof: { ...envelope.proof, path: [secret] } }, 'proof.path.0'],
      [JSON.stringify(envelope).replace('{', '{"__proto__":{"x":1},'), undefined],
    ];
    for (const [body, field] of places) {
      const answer = await client.send('PUT', path, body);
      expect(answer.status).toBe(400);
      expect(answer.body).toEqual(
        field === undefined ? { code: 'REQUEST_INVALID' } : { code: 'REQUEST_INVALID', field },
      );
    }
    expect(await client.send('GET', `/v1/time?nonce=${'0'.repeat(64)}&note=x`)).toMatchObject({
      status: 400,
    });
    expect(lines.join('')).not.toContain(secret);
  });

  test('broken JSON, broken UTF-8, an empty body and foreign values are refused', async () => {
    for (const body of ['{', 'null', '[]', '"x"', '', Uint8Array.of(0x22, 0xff, 0x22)])
      expect(await client.send('POST', '/v1/mailbox/ack', body, { 'content-type': mediaType })).toMatchObject(
        {
          status: 400,
          body: { code: 'REQUEST_INVALID' },
        },
      );
    for (const upTo of [0, -1, 1.5, '1', 2 ** 60, null])
      expect((await client.send('POST', '/v1/mailbox/ack', { upTo })).body).toEqual({
        code: 'REQUEST_INVALID',
        field: 'upTo',
      });
    for (const query of ['', '?after=0', '?after=-1&wait=0', '?after=0&wait=31', '?after=0&wait=0&after=1'])
      expect((await client.send('GET', `/v1/mailbox${query}`)).status).toBe(400);
  });

  test('a body has one spelling', async () => {
    const deep = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
    const ack = (body: string) => client.send('POST', '/v1/mailbox/ack', body);
    for (const body of [
      '\u{feff}{"upTo":1}',
      '{"upTo":1,"upTo":1}',
      '{"upTo":2,"upTo":1}',
      '{ "upTo":1}',
      '{"upTo":1}\n',
      '{"upTo":1.0}',
      '{"upTo":1e0}',
      '{"\\u0075pTo":1}',
    ]) {
      const answer = await ack(body);
      expect(answer.status, body).toBe(400);
      expect(answer.body, body).toEqual({ code: 'REQUEST_INVALID' });
    }
    // Read, and refused for its value: there is nothing to acknowledge.
    expect((await ack('{"upTo":1}')).body).toEqual({ code: 'REQUEST_INVALID', field: 'upTo' });
    for (const body of [`{"upTo":${deep(10_000)}}`, deep(30_000), '{"upTo":'.repeat(6_000)])
      expect(await ack(body)).toMatchObject({ status: 400, body: { code: 'REQUEST_INVALID' } });
    expect((await client.send('GET', '/v1/health')).status).toBe(200);
  });

  test('half of a surrogate pair is a text nowhere', async () => {
    const envelope = await makeEnvelope(world.members.alpha, beta);
    const path = `/v1/envelopes/${envelope.header.id}`;
    const half = String.fromCharCode(0xd800);
    const bodies: unknown[] = [{ ...envelope, [half]: 1 }];
    const strings = (value: unknown, put: (changed: unknown) => unknown): void => {
      if (typeof value === 'string') bodies.push(put(value + half), put(half + value.slice(1)));
      else if (typeof value === 'object' && value !== null)
        for (const [key, item] of Object.entries(value))
          strings(item, (changed) =>
            put(Array.isArray(value) ? value.with(Number(key), changed) : { ...value, [key]: changed }),
          );
    };
    strings(envelope, (changed) => changed);
    expect(bodies.length).toBeGreaterThan(20);
    for (const body of bodies)
      expect(await client.send('PUT', path, body)).toMatchObject({
        status: 400,
        body: { code: 'REQUEST_INVALID' },
      });
  });

  test('path and query have one spelling', async () => {
    const nonce = '0'.repeat(64);
    for (const path of [
      '/v1/%6dailbox?after=0&wait=0',
      '/v1/mailbo%78?after=0&wait=0',
      '/v1/healt%68',
      '/v1/health#',
      '/v1/health#?x=1',
      '/v1/health/',
      '//v1/health',
      '/v1//health',
      '/v1/./health',
      '/V1/health',
      '/v1/health;x=1',
    ])
      expect(await client.send('GET', path), path).toMatchObject({
        status: 404,
        body: { code: 'ROUTE_UNKNOWN' },
      });
    for (const path of [
      '/v1/health?',
      '/v1/health?x=1',
      '/v1/mailbox?%61fter=0&wait=0',
      '/v1/mailbox?after=%30&wait=0',
      '/v1/mailbox?after=0&wait=0&',
      '/v1/mailbox?&after=0&wait=0',
      '/v1/mailbox?after=0&wait=0#x',
      '/v1/mailbox?after=0&wait=0?',
      `/v1/time?nonce=${nonce}&nonce=${nonce}`,
    ])
      expect(await client.send('GET', path), path).toMatchObject({
        status: 400,
        body: { code: 'REQUEST_INVALID' },
      });
    expect(await client.send('POST', '/v1/mailbox/ack?upTo=1', { upTo: 1 })).toMatchObject({
      status: 400,
      body: { code: 'REQUEST_INVALID' },
    });
    expect((await client.send('GET', `/v1/time?nonce=${nonce}`)).status).toBe(200);
  });

  test('too long an identity in the path is a fault of the request', async () => {
    const envelope = await makeEnvelope(world.members.alpha, beta);
    for (const length of [101, 4_000]) {
      expect(await client.send('PUT', `/v1/envelopes/${'a'.repeat(length)}`, envelope)).toMatchObject({
        status: 400,
        contentType: mediaType,
        body: { code: 'REQUEST_INVALID' },
      });
    }
  });

  test('more bytes than allowed are refused', async () => {
    const { header } = await makeEnvelope(world.members.alpha, beta);
    const huge = ' '.repeat(256 * 1024 + 1);
    expect(await client.send('PUT', `/v1/envelopes/${header.id}`, huge)).toMatchObject({
      status: 413,
      body: { code: 'REQUEST_TOO_LARGE' },
    });
    expect(await client.send('POST', '/v1/anchors', ' '.repeat(64 * 1024 + 1))).toMatchObject({
      status: 413,
    });
  });

  test('unknown routes, methods and paths are refused in the same closed form', async () => {
    for (const [method, path] of [
      ['GET', '/'],
      ['GET', `/v1/${encodeURIComponent(secret)}`],
      ['DELETE', '/v1/mailbox'],
      ['HEAD', '/v1/health'],
      ['OPTIONS', '/v1/health'],
      ['POST', '/v1/health'],
      ['GET', '/v2/health'],
    ] as const) {
      const answer = await client.send(method, path, method === 'POST' ? {} : undefined);
      expect(answer.status).toBe(404);
      if (method !== 'HEAD') expect(answer.body).toEqual({ code: 'ROUTE_UNKNOWN' });
    }
    for (const method of ['FOO', 'get', 'PURGE', 'QUERY', 'PATCH'])
      expect(await client.send(method, '/v1/health')).toMatchObject({
        status: 404,
        contentType: mediaType,
        body: { code: 'ROUTE_UNKNOWN' },
      });
    for (const expectation of ['100-continue', 'nonsense'])
      expect(await client.send('GET', '/v1/health', undefined, { expect: expectation })).toMatchObject({
        status: 400,
        contentType: mediaType,
        body: { code: 'REQUEST_INVALID' },
      });
    expect(await client.send('GET', `/v1/${'a'.repeat(7_000)}`)).toMatchObject({
      status: 404,
      body: { code: 'ROUTE_UNKNOWN' },
    });
    expect(await client.send('GET', '/v1/%zz')).toMatchObject({
      status: 400,
      body: { code: 'REQUEST_INVALID' },
    });
    expect(lines.join('')).not.toContain(secret);
  });

  test('a number in a query has one spelling', async () => {
    for (const text of [
      '0x10',
      '-0',
      '+1',
      '1e1',
      '%201',
      '',
      '00',
      '1.0',
      '0b1',
      '99999999999999999',
      'NaN',
    ]) {
      for (const path of [`/v1/mailbox?after=${text}&wait=0`, `/v1/directory?since=${text}`])
        expect(await client.send('GET', path), path).toMatchObject({
          status: 400,
          body: { code: 'REQUEST_INVALID' },
        });
    }
    expect((await client.send('GET', '/v1/mailbox?after=10&wait=0')).status).toBe(200);
  });

  test('a malformed path is answered only to an admitted device', async () => {
    const stranger = await openRaw(world, world.stolen, endpoint.port);
    for (const [method, path] of [
      ['GET', '/v1/%zz'],
      ['FOO', '/v1/health'],
      ['PUT', `/v1/envelopes/${'a'.repeat(4_000)}`],
    ] as const) {
      const answer = await stranger.send(method, path, method === 'PUT' ? {} : undefined);
      expect(answer).toMatchObject({ status: 403, body: { code: 'TERMINAL_NOT_ADMITTED' } });
    }
    stranger.close();
  });

  test('a body that does not come is not waited for', async () => {
    const stream = client.connection.request(
      { ':method': 'POST', ':path': '/v1/mailbox/ack', 'content-type': mediaType },
      { endStream: false },
    );
    stream.on('error', () => {});
    stream.write('{');
    await new Promise((resolve) => stream.once('close', resolve));
    expect(stream.rstCode).toBe(constants.NGHTTP2_CANCEL);
    expect((await client.send('GET', '/v1/health')).status).toBe(200);
  });
});

/** Another endpoint in the place of the one above. */
async function startStrict(limits: Partial<Limits>): Promise<Endpoint> {
  client.close();
  await endpoint.close();
  endpoint = await startEndpoint({ home: world.home, log: silentLog, limits });
  return endpoint;
}

test('an organisation that sends too much is told so, and another is not hindered', async () => {
  const strict = await startStrict({ senderBurst: 3, senderRate: 0.001 });
  const flood = await openSession(world, world.members.alpha, strict.port);
  const other = await openSession(world, world.members.beta, strict.port);
  const put = async (from: RawClient, envelope: Envelope) =>
    (await from.send('PUT', `/v1/envelopes/${envelope.header.id}`, envelope)).status;
  const envelopes = await makeEnvelopes(world.members.alpha, Array<string>(5).fill(beta));
  const answers = await Promise.all(envelopes.map((envelope) => put(flood, envelope)));
  expect(answers.sort()).toEqual([200, 200, 200, 429, 429]);
  expect(await put(other, await makeEnvelope(world.members.beta, alpha))).toBe(200);
  for (const client of [flood, other]) client.close();
});

test('a terminal that asks too often is told so', async () => {
  const strict = await startStrict({ burst: 5, rate: 0.001 });
  const hasty = await openSession(world, world.members.alpha, strict.port);
  const answers = await Promise.all(Array.from({ length: 8 }, () => hasty.send('GET', '/v1/health')));
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 429, 429, 429, 429]);
  hasty.close();
});

test('what was refused above made Node write nothing into the log', () => {
  expect(warnings.filter((name) => name === 'UnsupportedWarning')).toEqual([]);
});
