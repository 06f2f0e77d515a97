import { type ClientHttp2Stream, constants } from 'node:http2';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { mediaType } from '../contract/exchange/api.ts';
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
import { ByteBudget, type Limits } from './limits.ts';

let world: EndpointWorld;
let endpoint: Endpoint;
const clients: RawClient[] = [];
beforeAll(async () => {
  world = await createEndpointWorld(randomFor('world of endpoint/memory'));
});
afterAll(() => world.remove());
afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  await endpoint.close();
  world.emptyMailboxes();
});
const start = async (limits: Partial<Limits>) => {
  endpoint = await startEndpoint({ home: world.home, log: silentLog, limits });
};
const kept = async (opening: Promise<RawClient>): Promise<RawClient> => {
  const client = await opening;
  clients.push(client);
  return client;
};
const openAs = (member: 'alpha' | 'beta') => kept(openSession(world, world.members[member], endpoint.port));
const openWithoutSession = () => kept(openRaw(world, world.members.alpha, endpoint.port));

/** A request whose body begins and never ends. */
function beginBody({ connection }: RawClient, method: string, path: string): ClientHttp2Stream {
  const stream = connection.request(
    { ':method': method, ':path': path, 'content-type': mediaType },
    { endStream: false },
  );
  stream.on('error', () => {});
  stream.write('{');
  return stream;
}
const statusOf = (stream: ClientHttp2Stream): Promise<unknown> =>
  new Promise((resolve) => {
    stream.once('response', (headers) => resolve(headers[':status']));
    stream.once('close', () => resolve(stream.rstCode));
  });

test('a request without a session, a route or our media type is refused before its body is complete', async () => {
  await start({});
  const stranger = await openWithoutSession();
  expect(await statusOf(beginBody(stranger, 'POST', '/v1/mailbox/ack'))).toBe(401);
  expect(await statusOf(beginBody(stranger, 'PUT', '/v1/envelopes/x'))).toBe(401);
  expect(await statusOf(beginBody(stranger, 'POST', '/v1/anchors'))).toBe(401);
  expect(await statusOf(beginBody(stranger, 'POST', '/v1/none'))).toBe(404);
  expect(await statusOf(beginBody(stranger, 'GET', '/v1/health'))).toBe(400);
});

test('the bodies that one device has begun are bounded, and another device is not hindered', async () => {
  await start({ deviceBodyBytes: 1024 * 1024, bodyBytes: 1024 * 1024, bodyTime: 60_000 });
  const hasty = await openAs('alpha');
  const path = '/v1/envelopes/6c3a1a30-6f1b-4c3c-9a3e-1d1c1f6f2b11';
  const held = Array.from({ length: 4 }, () => beginBody(hasty, 'PUT', path));
  expect(await statusOf(beginBody(hasty, 'PUT', path))).toBe(429);
  const other = await openAs('beta');
  const envelope = await makeEnvelope(world.members.beta, alpha);
  expect((await other.send('PUT', `/v1/envelopes/${envelope.header.id}`, envelope)).status).toBe(200);
  held.pop()?.close(constants.NGHTTP2_CANCEL);
  const own = await makeEnvelope(world.members.alpha, beta);
  const put = () => hasty.send('PUT', `/v1/envelopes/${own.header.id}`, own);
  await expect.poll(async () => (await put()).status).toBe(200);
});

test('a device that is told to wait for the bodies of others is not shut out for it', async () => {
  const eachBody = 256 * 1024;
  await start({ deviceBodyBytes: 8 * eachBody, bodyBytes: 5 * eachBody, bodyTime: 60_000, refusals: 3 });
  const path = '/v1/envelopes/6c3a1a30-6f1b-4c3c-9a3e-1d1c1f6f2b11';
  const hasty = await openAs('alpha');
  for (let count = 0; count < 5; count++) beginBody(hasty, 'PUT', path);
  expect((await hasty.send('GET', '/v1/health')).status).toBe(200);
  const other = await openAs('beta');
  beginBody(other, 'PUT', path);
  for (let count = 0; count < 6; count++) expect(await statusOf(beginBody(other, 'PUT', path))).toBe(429);
  expect((await other.send('GET', '/v1/health')).status).toBe(200);
});

test('a device asks for few sessions in a row, because each costs the endpoint a verification', async () => {
  await start({ sessionBurst: 3, sessionRate: 0.001 });
  const stranger = await openWithoutSession();
  const answers = await Promise.all(
    Array.from({ length: 5 }, () => stranger.send('POST', '/v1/session', {})),
  );
  expect(answers.map(({ status }) => status).sort()).toEqual([400, 400, 400, 429, 429]);
  await openAs('beta');
});

/** Forty envelopes in beta's mailbox: more than the window of a stream and the buffers below it. */
async function fillMailbox(): Promise<void> {
  const sender = await openAs('alpha');
  const envelopes = await makeEnvelopes(world.members.alpha, Array<string>(40).fill(beta));
  for (const envelope of envelopes)
    expect((await sender.send('PUT', `/v1/envelopes/${envelope.header.id}`, envelope)).status).toBe(200);
}
/** Asks for a page and reads none of it. */
const beginPage = ({ connection }: RawClient): ClientHttp2Stream => {
  const stream = connection.request({ ':path': '/v1/mailbox?after=0&wait=0' });
  stream.on('error', () => {});
  return stream.pause();
};

test('a device that leaves pages unread is given no more, and another device is not hindered', async () => {
  await start({ deviceUndrainedBytes: 128 * 1024, undrainedBytes: 128 * 1024 });
  await fillMailbox();
  const idle = await openAs('beta');
  const pages = [beginPage(idle), beginPage(idle)];
  expect(await Promise.all(pages.map(statusOf))).toEqual([200, 200]);
  expect(await statusOf(beginPage(idle))).toBe(429);
  const other = await openAs('alpha');
  expect((await other.send('GET', '/v1/health')).status).toBe(200);
});

test('a stream of whose answer nothing is taken is closed, and what it held is free again', async () => {
  await start({ deviceUndrainedBytes: 64 * 1024, drainTime: 300 });
  await fillMailbox();
  const idle = await openAs('beta');
  const page = beginPage(idle);
  expect(await statusOf(page)).toBe(200);
  await new Promise((resolve) => page.resume().once('close', resolve));
  expect((await idle.send('GET', '/v1/mailbox?after=0&wait=0')).status).toBe(200);
});

test('a page that is read slowly comes whole, however long it takes', async () => {
  await start({ drainTime: 300 });
  await fillMailbox();
  const slow = await openAs('beta');
  const stream = slow.connection.request({ ':path': '/v1/mailbox?after=0&wait=0' });
  let text = '';
  for await (const part of stream.setEncoding('utf8')) {
    text += part;
    await sleep(20);
  }
  expect(JSON.parse(text).items).toHaveLength(40);
  expect(stream.rstCode).toBe(constants.NGHTTP2_NO_ERROR);
});

test('a budget refuses past what one key and what all may hold, but never the first of a key', () => {
  const budget = new ByteBudget({ each: 10, all: 15 });
  expect([budget.take('a', 6), budget.take('a', 4), budget.take('a', 1)]).toEqual([true, true, false]);
  expect([budget.take('b', 5), budget.take('b', 1)]).toEqual([true, false]);
  expect(budget.take('c', 20)).toBe(true);
  expect([budget.isOwnLimit('a', 1), budget.isOwnLimit('b', 1)]).toEqual([true, false]);
  budget.release('a', 6);
  budget.release('c', 20);
  expect([budget.take('b', 5), budget.take('a', 4)]).toEqual([true, false]);
  for (const [key, bytes] of [
    ['a', 4],
    ['b', 10],
  ] as const)
    budget.release(key, bytes);
  expect([budget.held('a'), budget.held('b'), budget.all]).toEqual([0, 0, 0]);
});

test('a body in pieces of a byte ends its stream, and after some the device is shut out; one cut small is taken', async () => {
  await start({ refusals: 500, brokenProtocol: 100, refusalRate: 0.001 });
  const sender = await openAs('alpha');
  const envelope = await makeEnvelope(world.members.alpha, beta);
  const path = `/v1/envelopes/${envelope.header.id}`;
  const send = async (size: number) => {
    const stream = beginBody(sender, 'PUT', path);
    const ended = statusOf(stream);
    const bytes = Buffer.from(JSON.stringify(envelope)).subarray(1);
    for (let at = 0; at < bytes.length && !stream.destroyed; at += size) {
      stream.write(bytes.subarray(at, at + size));
      await new Promise((resolve) => setImmediate(resolve));
    }
    if (!stream.destroyed) stream.end();
    return ended;
  };
  expect(await send(256)).toBe(200);
  for (let count = 0; count < 5; count++) expect(await send(1)).toBe(constants.NGHTTP2_ENHANCE_YOUR_CALM);
  expect(sender.connection.destroyed).toBe(false);
  // The bodies of all others stop with the connection.
  await Promise.all(Array.from({ length: 16 }, () => send(1)));
  await expect.poll(() => sender.connection.destroyed).toBe(true);
  await expect(openAs('alpha')).rejects.toThrow();
  expect((await (await openAs('beta')).send('GET', '/v1/health')).status).toBe(200);
});
