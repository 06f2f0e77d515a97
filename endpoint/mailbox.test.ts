import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DirectoryPartAnswer } from '../contract/exchange/api.ts';
import { Directory } from '../contract/exchange/directory.ts';
import type { PeerConnection } from '../core/ports/peer.ts';
import {
  beta,
  connectAs,
  createEndpointWorld,
  type EndpointWorld,
  makeEnvelope,
} from '../test/support/endpoint-home.ts';
import { silentLog } from '../test/support/endpoint-log.ts';
import { randomFor } from '../test/support/random.ts';
import { openSession } from '../test/support/raw-client.ts';
import { type Endpoint, startEndpoint } from './endpoint.ts';

let world: EndpointWorld;
let endpoint: Endpoint;
let sender: PeerConnection;
let receiver: PeerConnection;
const never = new AbortController().signal;
beforeAll(async () => {
  world = await createEndpointWorld(randomFor('world of endpoint/mailbox'));
});
afterAll(() => world.remove());
beforeEach(async () => {
  endpoint = await startEndpoint({ home: world.home, log: silentLog });
  sender = await connectAs(world, world.members.alpha, endpoint.port);
  receiver = await connectAs(world, world.members.beta, endpoint.port);
});
afterEach(async () => {
  sender.close();
  receiver.close();
  await endpoint.close();
  world.emptyMailboxes();
});

describe('a mailbox', () => {
  test('gives an envelope exactly as it was sent, in order, to its organisation only', async () => {
    const sent = [
      await makeEnvelope(world.members.alpha, beta),
      await makeEnvelope(world.members.alpha, beta),
    ];
    for (const envelope of sent) await sender.putEnvelope(envelope);
    const { items } = await receiver.mailbox(0, 0, never);
    expect(items).toEqual(sent.map((envelope, index) => ({ seq: index + 1, envelope })));
    expect((await receiver.mailbox(1, 0, never)).items).toEqual([{ seq: 2, envelope: sent[1] }]);
    expect((await sender.mailbox(0, 0, never)).items).toEqual([]);
  });

  test('wakes a waiting reader at the arrival', async () => {
    const waiting = receiver.mailbox(0, 30, never);
    await sleep(50);
    const envelope = await makeEnvelope(world.members.alpha, beta);
    await sender.putEnvelope(envelope);
    expect((await waiting).items).toEqual([{ seq: 1, envelope }]);
  });

  test('answers nothing when the waiting time is over, and an aborted wait ends at once', async () => {
    expect((await receiver.mailbox(0, 1, never)).items).toEqual([]);
    const stop = new AbortController();
    const waiting = receiver.mailbox(0, 30, stop.signal);
    await sleep(20);
    const reason = new Error('locked');
    stop.abort(reason);
    await expect(waiting).rejects.toBe(reason);
  });

  test('lets a connection wait four times at once and not a fifth', async () => {
    const client = await openSession(world, world.members.beta, endpoint.port);
    const waiting = Array.from({ length: 4 }, () => client.send('GET', '/v1/mailbox?after=0&wait=30'));
    expect(await client.send('GET', '/v1/mailbox?after=0&wait=30')).toMatchObject({
      status: 429,
      body: { code: 'ENDPOINT_BUSY' },
    });
    const envelope = await makeEnvelope(world.members.alpha, beta);
    await sender.putEnvelope(envelope);
    for (const { status, body } of await Promise.all(waiting))
      expect([status, body]).toEqual([200, { items: [{ seq: 1, envelope }] }]);
    client.close();
  });

  test('drops sealed bytes after the acknowledgement', async () => {
    const envelope = await makeEnvelope(world.members.alpha, beta);
    const { seq } = (await sender.putEnvelope(envelope)).statement;
    await receiver.acknowledge(seq);
    await receiver.acknowledge(seq);
    expect((await receiver.mailbox(0, 0, never)).items).toEqual([]);
    await expect(receiver.acknowledge(seq + 1)).rejects.toMatchObject({
      code: 'REQUEST_INVALID',
      field: 'upTo',
    });
  });

  test('gives an envelope out again when its sender sends it again, under its next place', async () => {
    const envelope = await makeEnvelope(world.members.alpha, beta);
    const first = await sender.putEnvelope(envelope);
    expect(await sender.putEnvelope(envelope)).toEqual(first);
    await receiver.acknowledge(first.statement.seq);
    const again = await sender.putEnvelope(envelope);
    expect(again.statement.seq).toBe(first.statement.seq + 1);
    expect(await sender.putEnvelope(envelope)).toEqual(again);
    expect((await receiver.mailbox(0, 0, never)).items).toEqual([{ seq: again.statement.seq, envelope }]);
    await receiver.acknowledge(again.statement.seq);
  });
});

test('the directory comes as it was published, and only when it is newer', async () => {
  const { directory } = await sender.directory(2);
  const statement = Buffer.from(directory?.statement ?? '', 'base64').toString('utf8');
  expect(Directory.parse(JSON.parse(statement))).toMatchObject({ version: 3 });
  expect((await sender.directory(3)).directory).toBeNull();
});

test('a part of the directory is one of the version in hand, or else the first of the newest', async () => {
  const client = await openSession(world, world.members.alpha, endpoint.port);
  const get = (query: string) => client.send('GET', `/v1/directory?${query}`);
  const first = await get('since=2&part=0&of=0');
  expect(first).toMatchObject({ status: 200, body: { part: { version: 3, number: 0, parts: 1 } } });
  const { part } = DirectoryPartAnswer.parse(first.body);
  const { directory } = await sender.directory(2);
  expect({ statement: part?.bytes, signature: part?.signature }).toEqual(directory);
  expect((await get('since=2&part=7&of=2')).body).toEqual(first.body);
  expect((await get('since=3&part=0&of=0')).body).toEqual({ part: null });
  // A terminal of before asks for the whole.
  expect((await get('since=2')).body).toEqual({ directory });
  for (const query of ['since=2&part=0', 'since=2&of=3', 'since=2&part=01&of=3', 'since=2&part=1040&of=3'])
    expect(await get(query)).toMatchObject({ status: 400, body: { code: 'REQUEST_INVALID' } });
  expect(await get('since=2&part=1&of=3')).toMatchObject({ status: 400, body: { code: 'REQUEST_INVALID' } });
  client.close();
});

test('the time carries the nonce of the one who asked', async () => {
  const nonce = Buffer.from(randomFor('time').bytes(32)).toString('hex');
  const { statement } = await sender.time(nonce);
  expect(statement).toMatchObject({ purpose: 'tram-mat/time', nonce });
});
