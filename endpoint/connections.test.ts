import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { connect as connectTcp, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  alpha,
  beta,
  connectAs,
  createEndpointWorld,
  type EndpointWorld,
  makeEnvelope,
} from '../test/support/endpoint-home.ts';
import { silentLog } from '../test/support/endpoint-log.ts';
import { randomFor } from '../test/support/random.ts';
import { openRaw, openSession, openTls, type RawClient } from '../test/support/raw-client.ts';
import { type Endpoint, startEndpoint } from './endpoint.ts';
import type { Limits } from './limits.ts';

let world: EndpointWorld;
let endpoint: Endpoint;
const clients: RawClient[] = [];
const sockets: Socket[] = [];
beforeAll(async () => {
  world = await createEndpointWorld(randomFor('world of endpoint/connections'));
});
afterAll(() => world.remove());
afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  for (const socket of sockets.splice(0)) socket.destroy();
  await endpoint.close();
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
/** A TCP connection on which nothing is ever sent. */
async function openSilent(localAddress: string): Promise<Socket> {
  const socket = connectTcp({ host: '127.0.0.1', port: endpoint.port, localAddress });
  socket.on('error', () => {});
  sockets.push(socket);
  await new Promise((resolve) => socket.once('connect', resolve));
  return socket;
}
const openCount = (opened: readonly RawClient[]) =>
  opened.filter(({ connection }) => !connection.closed && !connection.destroyed).length;
const isHealthy = async (client: RawClient) => (await client.send('GET', '/v1/health')).status === 200;

test('a TLS key without a token holds few connections, and its terminal comes in and stays', async () => {
  await start({ deviceConnections: 4 });
  const terminal = await openAs('alpha');
  const opened: RawClient[] = [];
  for (let count = 0; count < 12; count++) opened.push(await openWithoutSession());
  await expect.poll(() => openCount(opened)).toBe(3);
  expect(await isHealthy(terminal)).toBe(true);
  const again = await openAs('alpha');
  expect(await isHealthy(again)).toBe(true);
});

test('connections without a session take only their share, the oldest gives way', async () => {
  await start({ sessionless: 2 });
  const first = await openWithoutSession();
  const second = await openWithoutSession();
  const other = await openAs('beta');
  await expect.poll(() => openCount([first, second])).toBe(1);
  expect([await isHealthy(second), await isHealthy(other)]).toEqual([true, true]);
});

test('when every place is taken by a session, a new connection is refused', async () => {
  await start({ connections: 1 });
  const terminal = await openAs('alpha');
  await expect(openAs('beta')).rejects.toThrow();
  expect(await isHealthy(terminal)).toBe(true);
});

test('neither an unread answer nor a ping keeps a connection without a session', async () => {
  await start({ sessionlessTime: 300 });
  // The client of Node keeps its own side for as long as an answer is unread: what the endpoint does shows behind it.
  const far = connectTcp(endpoint.port, '127.0.0.1');
  const ended = new Promise((resolve) => far.once('end', resolve));
  const relay = createServer((near) => {
    near.on('error', () => {});
    near.pipe(far).pipe(near);
    sockets.push(near, far);
  });
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve));
  const address = relay.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  const idle = await kept(openRaw(world, world.members.alpha, address.port));
  const unread = idle.connection.request({ ':path': '/v1/health' });
  unread.on('error', () => {});
  unread.pause();
  const pings = setInterval(() => idle.connection.destroyed || idle.connection.ping(() => {}), 50);
  await ended;
  clearInterval(pings);
  relay.close();
});

test('silent TCP connections of one address are few and short, and another address comes in', async () => {
  await start({ addressHalfOpen: 4, handshakeTime: 500 });
  const silent = await Promise.all(Array.from({ length: 12 }, () => openSilent('127.0.0.2')));
  await expect.poll(() => silent.filter(({ closed }) => !closed).length).toBe(4);
  await openAs('alpha');
  await expect.poll(() => silent.filter(({ closed }) => !closed).length, { timeout: 5_000 }).toBe(0);
  await openSilent('127.0.0.2');
});

test('an address that connects too often is refused before TLS, and another comes in', async () => {
  await start({ addressBurst: 4, addressRate: 0.001, addressHalfOpen: 100 });
  const hasty = await Promise.all(Array.from({ length: 12 }, () => openSilent('127.0.0.2')));
  await expect.poll(() => hasty.filter(({ closed }) => !closed).length).toBe(4);
  await openAs('alpha');
});

test('a device that goes on asking after many refusals is shut out for a time, and another is not', async () => {
  await start({ burst: 5, rate: 0.001, refusals: 10, shutOutTime: 60_000 });
  const hasty = await openWithoutSession();
  const ask = () =>
    hasty.send('GET', '/v1/health').then(
      ({ status }) => status,
      () => 0,
    );
  await Promise.all(Array.from({ length: 20 }, ask));
  await expect.poll(() => hasty.connection.destroyed).toBe(true);
  await expect(connectAs(world, world.members.alpha, endpoint.port)).rejects.toMatchObject({
    code: 'CONNECTION_LIMIT',
  });
  await openAs('beta');
});

test.each([
  ['an unknown method', 'FOO', '/v1/health'],
  ['a malformed path', 'GET', '/v1/%zz'],
  ['what needs a session', 'GET', '/v1/mailbox?after=0&wait=0'],
])('a device that goes on asking for %s is shut out', async (_what, method, path) => {
  await start({ refusals: 10, refusalRate: 0.001, shutOutTime: 60_000 });
  const odd = await openWithoutSession();
  const ask = () => odd.send(method, path).catch(() => undefined);
  await Promise.all(Array.from({ length: 11 }, ask));
  await expect.poll(() => odd.connection.destroyed).toBe(true);
  await expect(connectAs(world, world.members.alpha, endpoint.port)).rejects.toMatchObject({
    code: 'CONNECTION_LIMIT',
  });
  await openAs('beta');
});

test('a device that goes on sending envelopes that are not what they say is shut out the sooner', async () => {
  await start({ refusals: 50, falseEnvelope: 10, refusalRate: 0.001, shutOutTime: 60_000 });
  const { alpha: member } = world.members;
  const forger = await kept(openSession(world, member, endpoint.port));
  const envelope = await makeEnvelope(member, beta);
  const forge = (id: string) => {
    const header = { ...envelope.header, id };
    return forger.send('PUT', `/v1/envelopes/${id}`, { ...envelope, header }).catch(() => undefined);
  };
  for (let refused = 0; refused < 5; refused++)
    expect(await forge(randomUUID())).toMatchObject({ body: { code: 'SIGNATURE_INVALID', field: 'proof' } });
  await forge(randomUUID());
  await expect.poll(() => forger.connection.destroyed).toBe(true);
  await openAs('beta');
});

test('a device that is not admitted and goes on asking is shut out', async () => {
  await start({ refusals: 10, refusalRate: 0.001, shutOutTime: 60_000 });
  const stolen = await kept(openRaw(world, world.stolen, endpoint.port));
  const ask = () => stolen.send('GET', '/v1/health').catch(() => undefined);
  await Promise.all(Array.from({ length: 11 }, ask));
  await expect.poll(() => stolen.connection.destroyed).toBe(true);
  await openAs('beta');
});

describe('a reload', () => {
  const limits = { refusals: 10, refusalRate: 0.001, shutOutTime: 60_000 };
  const write = (name: string, bytes: Uint8Array) => writeFileSync(join(world.home, name), bytes);
  const ask = async (path: string) => {
    const client = await openWithoutSession();
    await Promise.all(Array.from({ length: 12 }, () => client.send('GET', path).catch(() => undefined)));
    await expect.poll(() => client.connection.destroyed).toBe(true);
  };
  const comesIn = () => connectAs(world, world.members.alpha, endpoint.port).then((peer) => peer.close());

  test('lets a terminal in at once that was struck, asked on and is listed again', async () => {
    await start(limits);
    await world.publish(4, ({ organisations }) => {
      for (const body of organisations) if (body.code === alpha) body.terminals = [];
    });
    await endpoint.reload();
    await ask('/v1/health');
    await expect(comesIn()).rejects.toMatchObject({ code: 'CONNECTION_LIMIT' });
    await world.publish(5);
    await endpoint.reload();
    await comesIn();
  });

  test('lets a terminal in at once that asked on while there was no revocation list', async () => {
    write('device-ca.crl', await world.persons.crl());
    await start(limits);
    await ask('/v1/health');
    write('device-ca.crl', await world.devices.crl());
    await expect(comesIn()).rejects.toMatchObject({ code: 'CONNECTION_LIMIT' });
    await endpoint.reload();
    await comesIn();
  });

  test('does not let one in that was shut out for what an admitted terminal may not ask', async () => {
    await start(limits);
    await ask('/v1/nothing');
    await endpoint.reload();
    await expect(comesIn()).rejects.toMatchObject({ code: 'CONNECTION_LIMIT' });
  });
});

test('a device whose connections break the protocol is shut out', async () => {
  await start({ refusals: 50, brokenProtocol: 25, refusalRate: 0.001, shutOutTime: 60_000 });
  for (let time = 0; time < 3; time++) {
    const socket = await openTls(world, world.members.alpha, endpoint.port);
    const ended = new Promise((resolve) => socket.once('close', resolve));
    socket.resume().write('GET /v1/health HTTP/1.1\r\n\r\n');
    await ended;
  }
  await expect(connectAs(world, world.members.alpha, endpoint.port)).rejects.toMatchObject({
    code: 'CONNECTION_LIMIT',
  });
  await openAs('beta');
});

test('a terminal that ends its connections with an error, as over a bad line, is not', async () => {
  await start({ refusals: 50, brokenProtocol: 25, refusalRate: 0.001, shutOutTime: 60_000 });
  for (let time = 0; time < 3; time++) {
    const { connection } = await openAs('alpha');
    connection.destroy(new Error('broken line'));
  }
  await openAs('alpha');
});

test('an address whose connections were refused may connect less often', async () => {
  await start({ refusals: 1, refusalRate: 0.001, shutOutTime: 60_000, addressBurst: 40, addressRate: 0.001 });
  const odd = await openWithoutSession();
  await Promise.all([1, 2].map(() => odd.send('FOO', '/v1/health').catch(() => undefined)));
  await expect.poll(() => odd.connection.destroyed).toBe(true);
  // The refused connection took 32 of 40 and itself one: what comes next from there is few.
  const hasty = await Promise.all(Array.from({ length: 12 }, () => openSilent('127.0.0.1')));
  await expect.poll(() => hasty.filter(({ closed }) => !closed).length).toBe(7);
  await expect.poll(() => hasty.filter(({ closed }) => closed).length).toBe(5);
  await openSilent('127.0.0.2');
});

test('a connection that agrees on no protocol is closed at once and unanswered, and its address is charged', async () => {
  await start({ addressBurst: 40, addressRate: 0.1, addressRefusal: 20 });
  const open = async () => {
    const socket = await openTls(world, world.members.alpha, endpoint.port, { ALPNProtocols: [] });
    sockets.push(socket.on('error', () => {}));
    let bytes = 0;
    socket.on('data', (part: Buffer) => {
      bytes += part.length;
    });
    await new Promise((resolve) => socket.once('close', resolve));
    return bytes;
  };
  expect(await open()).toBe(0);
  expect(await open()).toBe(0);
  await expect(open()).rejects.toMatchObject({ code: 'ECONNRESET' });
});

test('a terminal whose connection is taken away learns that it was the limit', async () => {
  await start({ deviceConnections: 1 });
  const first = await connectAs(world, world.members.alpha, endpoint.port);
  const waiting = first.mailbox(0, 30, new AbortController().signal);
  await openWithoutSession();
  await expect(waiting).rejects.toMatchObject({ code: 'CONNECTION_LIMIT' });
  await expect(first.directory(0)).rejects.toMatchObject({ code: 'CONNECTION_LIMIT' });
});
