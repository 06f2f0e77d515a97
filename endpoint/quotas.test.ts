import { statfs } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { Envelope } from '../contract/exchange/envelope.ts';
import {
  alpha,
  beta,
  createEndpointWorld,
  type EndpointWorld,
  type Member,
  makeEnvelope,
  makeEnvelopes,
} from '../test/support/endpoint-home.ts';
import { silentLog } from '../test/support/endpoint-log.ts';
import { randomFor } from '../test/support/random.ts';
import { openSession, type RawClient } from '../test/support/raw-client.ts';
import { type Endpoint, startEndpoint } from './endpoint.ts';
import type { Limits } from './limits.ts';
import { acknowledgedAtOnce } from './storage/port.ts';

let world: EndpointWorld;
let endpoint: Endpoint;
const clients: RawClient[] = [];
beforeAll(async () => {
  world = await createEndpointWorld(randomFor('world of endpoint/quotas'));
});
afterAll(() => world.remove());
const stop = async () => {
  for (const client of clients.splice(0)) client.close();
  await endpoint.close();
};
afterEach(async () => {
  await stop();
  world.emptyMailboxes();
});
const start = async (limits: Partial<Limits>) => {
  endpoint = await startEndpoint({ home: world.home, log: silentLog, limits });
};
const openAs = async (member: Member) => {
  const client = await openSession(world, member, endpoint.port);
  clients.push(client);
  return client;
};
const put = async (client: RawClient, envelope: Envelope) =>
  (await client.send('PUT', `/v1/envelopes/${envelope.header.id}`, envelope)).body;
const stored = { statement: { purpose: 'tram-mat/stored' } };
/** Room for two envelopes of the smallest class with their signatures, and not for three. */
const two = 27_000;

test.each([
  ['pairBytes', 'MAILBOX_FULL'],
  ['recipientBytes', 'MAILBOX_FULL'],
  ['senderBytes', 'SENDER_QUOTA'],
] as const)(
  'past %s an envelope is refused with %s, until the receiver acknowledges',
  async (limit, code) => {
    await start({ [limit]: two });
    const sender = await openAs(world.members.alpha);
    const [first, second, third] = await makeEnvelopes(world.members.alpha, [beta, beta, beta]);
    if (first === undefined || second === undefined || third === undefined) throw new Error('no envelopes');
    expect(await put(sender, first)).toMatchObject(stored);
    expect(await put(sender, second)).toMatchObject(stored);
    expect(await put(sender, third)).toEqual({ code });
    // What was taken once is answered as before, whatever else waits.
    expect(await put(sender, first)).toMatchObject(stored);
    const receiver = await openAs(world.members.beta);
    expect(await put(receiver, await makeEnvelope(world.members.beta, alpha))).toMatchObject(stored);
    await receiver.send('POST', '/v1/mailbox/ack', { upTo: 1 });
    expect(await put(sender, third)).toMatchObject(stored);
  },
);

test('what waits is counted after a restart too', async () => {
  await start({});
  const envelopes = await makeEnvelopes(world.members.alpha, [beta, beta, beta]);
  const sender = await openAs(world.members.alpha);
  for (const envelope of envelopes.slice(1)) expect(await put(sender, envelope)).toMatchObject(stored);
  await stop();
  await start({ pairBytes: two });
  const again = await openAs(world.members.alpha);
  for (const envelope of envelopes.slice(0, 1))
    expect(await put(again, envelope)).toEqual({ code: 'MAILBOX_FULL' });
});

test('envelopes that come at the same time do not pass a limit together', async () => {
  await start({ pairBytes: two });
  const sender = await openAs(world.members.alpha);
  const envelopes = await makeEnvelopes(world.members.alpha, Array<string>(6).fill(beta));
  const answers = await Promise.all(envelopes.map((envelope) => put(sender, envelope)));
  const refused = answers.filter((body) => JSON.stringify(body) === '{"code":"MAILBOX_FULL"}');
  expect(refused).toHaveLength(4);
});

test('with little space on the disk a record is refused, with less a status, and never an acknowledgement', async () => {
  const { bavail, bsize } = await statfs(world.home);
  await start({ freeBytes: 2 * bavail * bsize });
  const sender = await openAs(world.members.alpha);
  expect(await put(sender, await makeEnvelope(world.members.alpha, beta))).toEqual({ code: 'ENDPOINT_FULL' });
  const [status] = await makeEnvelopes(world.members.alpha, [beta], { kind: 'status' });
  if (status === undefined) throw new Error('no status');
  expect(await put(sender, status)).toMatchObject(stored);
  await stop();
  await start({ freeBytes: 8 * bavail * bsize });
  const again = await openAs(world.members.alpha);
  const [next] = await makeEnvelopes(world.members.alpha, [beta], { kind: 'status' });
  if (next === undefined) throw new Error('no status');
  expect(await put(again, next)).toEqual({ code: 'ENDPOINT_FULL' });
  const receiver = await openAs(world.members.beta);
  expect(await receiver.send('POST', '/v1/mailbox/ack', { upTo: 1 })).toMatchObject({ status: 200 });
});

test('a recipient without a terminal is refused: nobody would collect it', async () => {
  await world.publish(4, ({ organisations }) => {
    const { terminals } = organisations[1] ?? {};
    terminals?.splice(0);
  });
  await start({});
  await world.publish(3);
  const sender = await openAs(world.members.alpha);
  expect(await put(sender, await makeEnvelope(world.members.alpha, beta))).toEqual({
    code: 'RECIPIENT_WITHOUT_TERMINAL',
    field: 'header.to',
  });
});

test('a mailbox that is acknowledged in parts is acknowledged whole, and all of it counts back', async () => {
  const [many, more] = [acknowledgedAtOnce + 3, acknowledgedAtOnce + 2];
  // Room for a few more than so many.
  await start({ pairBytes: many * 15_333 });
  const client = await openAs(world.members.alpha);
  const put = async (count: number) => {
    for (const envelope of await makeEnvelopes(world.members.alpha, Array<string>(count).fill(alpha)))
      expect((await client.send('PUT', `/v1/envelopes/${envelope.header.id}`, envelope)).status).toBe(200);
  };
  await put(many);
  expect((await client.send('POST', '/v1/mailbox/ack', { upTo: more })).status).toBe(200);
  expect(await client.send('GET', '/v1/mailbox?after=0&wait=0')).toMatchObject({
    body: { items: [{ seq: many }] },
  });
  await put(more);
});
