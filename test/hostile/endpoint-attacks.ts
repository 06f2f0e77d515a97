import { randomBytes, randomUUID } from 'node:crypto';
import { connect as connectTcp, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TLSSocket } from 'node:tls';
import { exporterLabel, mediaType } from '../../contract/exchange/api.ts';
import type { Envelope } from '../../contract/exchange/envelope.ts';
import { type Identity, sessionRequest } from '../support/endpoint-home.ts';
import { openRaw, openSession, openTls, type RawClient } from '../support/raw-client.ts';
import { beginConnection, beginRequest, endRequest, frame, resetRequest, watchWindow } from './raw-frames.ts';

/** Whom an attacker knows: the endpoint's port, and the keys of one member that went bad or were copied. */
export interface Target {
  readonly port: number;
  readonly devices: { readonly pem: string };
  readonly member: Identity;
  /** A good envelope of the member's. */
  readonly envelope: Envelope;
}

/** What an attacker did: connections tried, those that were open, streams begun. */
export interface Effort {
  tried: number;
  opened: number;
  streams: number;
}

interface Attacker extends Target {
  readonly effort: Effort;
}

/** The attacker's own address, so that only what is counted by address falls on it alone. */
const localAddress = '127.0.0.2';

async function tcp({ port, effort }: Attacker): Promise<Socket> {
  effort.tried += 1;
  const socket = connectTcp({ host: '127.0.0.1', port, localAddress });
  socket.on('error', () => {});
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('close', () => reject(new Error('closed')));
  });
  effort.opened += 1;
  return socket;
}
/** Counts the streams of a connection. */
function counted(client: RawClient, { effort }: Attacker): RawClient {
  const request = client.connection.request.bind(client.connection);
  client.connection.request = (...args) => {
    effort.streams += 1;
    return request(...args);
  };
  return client;
}
const withoutSession = async (target: Attacker): Promise<RawClient> =>
  counted(await openRaw(target, target.member, target.port, { socket: await tcp(target) }), target);
const withSession = async (target: Attacker): Promise<RawClient> =>
  counted(await openSession(target, target.member, target.port, { socket: await tcp(target) }), target);

/** Does the same on many connections, each anew when it was closed, until the time is over. */
async function onConnections(
  target: Attacker,
  { open, count }: { open: (target: Attacker) => Promise<RawClient>; count: number },
  work: (client: RawClient) => Promise<unknown> | undefined,
): Promise<void> {
  const loop = async () => {
    for (;;) {
      try {
        const client = await open(target);
        while (!client.connection.closed && !client.connection.destroyed) {
          await work(client);
          await sleep(1);
        }
      } catch {
        // Refused: that is what the endpoint should do. An attacker begins again.
        await sleep(20);
      }
    }
  };
  await Promise.all(Array.from({ length: count }, loop));
}

/** Opens a stream and leaves it as it is. */
function leave({ connection }: RawClient, headers: Record<string, string>, body?: string): void {
  if (connection.closed || connection.destroyed) return;
  const stream = connection.request(headers, { endStream: body === undefined });
  stream.on('error', () => {});
  stream.pause();
  if (body !== undefined) stream.write(body);
}
const answerOf = (client: RawClient, method: string, path: string, body?: unknown) =>
  client.send(method, path, body).catch(() => undefined);
const many = (count: number, work: () => Promise<unknown>) =>
  Promise.all(Array.from({ length: count }, work));

/** Works on four connections with a session each, frame by frame, and begins again when one was closed. */
async function byFrames(
  target: Attacker,
  work: (connection: FramedConnection) => Promise<void>,
): Promise<void> {
  const loop = async () => {
    for (;;) {
      try {
        const connection = await openFramed(target);
        await work(connection);
        connection.socket.destroy();
      } catch {
        await sleep(20);
      }
    }
  };
  await Promise.all(Array.from({ length: 4 }, loop));
}

interface FramedConnection {
  readonly socket: TLSSocket;
  /** Bytes that the endpoint lets the connection send. */
  readonly window: { bytes: number };
  readonly put: (bytes: Uint8Array) => Promise<void>;
}

async function openFramed(target: Attacker): Promise<FramedConnection> {
  const socket = await openTls(target, target.member, target.port, { socket: await tcp(target) });
  socket.on('error', () => {});
  const window = watchWindow(socket);
  const put = (bytes: Uint8Array) => new Promise<void>((resolve) => socket.write(bytes, () => resolve()));
  const exporter = socket.exportKeyingMaterial(32, exporterLabel, Buffer.alloc(0));
  const session = Buffer.from(JSON.stringify(await sessionRequest(target.member, exporter)));
  const heads = headsOf('POST', '/v1/session');
  await put(Buffer.concat([beginConnection(), beginRequest(1, heads), endRequest(1, session)]));
  window.bytes -= session.length;
  await sleep(200);
  return { socket, window, put };
}

const headsOf = (method: string, path: string) => ({
  ...{ ':method': method, ':scheme': 'https', ':authority': 'endpoint', ':path': path },
  'content-type': mediaType,
});

/** Sixteen bodies of envelopes at once, a byte in each frame, for as long as the connection is open. */
async function sendBytes({ socket, window, put }: FramedConnection, effort: Effort): Promise<void> {
  const streams = Array.from({ length: 16 }, (_, index) => 3 + 2 * index);
  effort.streams += streams.length;
  for (const stream of streams)
    await put(beginRequest(stream, headsOf('PUT', `/v1/envelopes/${randomUUID()}`)));
  const pieces = 512;
  for (let sent = 0; sent < 255 * 1024 && !socket.destroyed; sent += pieces) {
    for (const stream of streams) {
      while (window.bytes < pieces && !socket.destroyed) await sleep(1);
      window.bytes -= pieces;
      const piece = frame('data', stream, Buffer.from(' '));
      await put(Buffer.concat(Array<Buffer>(pieces).fill(piece)));
    }
  }
}

/** Requests that are taken back with the frame behind them. */
async function resetStreams({ socket, put }: FramedConnection, effort: Effort): Promise<void> {
  const heads = headsOf('GET', '/v1/mailbox?after=0&wait=30');
  for (let stream = 3; !socket.destroyed; stream += 100) {
    const each = Array.from({ length: 50 }, (_, index) => stream + 2 * index);
    await put(Buffer.concat(each.flatMap((one) => [beginRequest(one, heads), resetRequest(one)])));
    effort.streams += each.length;
    await sleep(1);
  }
}

/** The attack table: each runs until its process is ended. */
export const endpointAttacks = {
  'silent TCP connections': async (target) => {
    for (;;) {
      await tcp(target).catch(() => sleep(1));
    }
  },
  'connections without a session': (target) =>
    onConnections(target, { open: withoutSession, count: 200 }, () => sleep(100)),
  'unread answers and pings without a session': (target) =>
    onConnections(target, { open: withoutSession, count: 16 }, (client) => {
      leave(client, { ':path': '/v1/health' });
      client.connection.ping(() => {});
      return sleep(5);
    }),
  'unfinished bodies without a session': (target) =>
    onConnections(target, { open: withoutSession, count: 24 }, (client) => {
      const headers = {
        ':method': 'PUT',
        ':path': `/v1/envelopes/${randomUUID()}`,
        'content-type': mediaType,
      };
      leave(client, headers, 'x'.repeat(200_000));
      leave(client, { ...headers, ':method': 'POST', ':path': '/v1/session' }, 'x'.repeat(60_000));
      return undefined;
    }),
  'bad requests for a session': (target) =>
    onConnections(target, { open: withoutSession, count: 4 }, async (client) => {
      const request = await sessionRequest(target.member, client.exporter);
      await many(16, () => answerOf(client, 'POST', '/v1/session', { ...request, signature: 'MIIB' }));
    }),
  'requests without end': (target) =>
    onConnections(target, { open: withSession, count: 4 }, (client) =>
      many(60, () => answerOf(client, 'GET', `/v1/time?nonce=${'0'.repeat(64)}`)),
    ),
  'malformed requests': (target) =>
    onConnections(target, { open: withoutSession, count: 4 }, (client) =>
      many(60, () => answerOf(client, 'FOO', `/v1/%zz${'a'.repeat(2_000)}`)),
    ),
  'streams opened and reset': (target) =>
    byFrames(target, (connection) => resetStreams(connection, target.effort)),
  'unread pages of a mailbox': (target) =>
    onConnections(target, { open: withSession, count: 32 }, (client) => {
      leave(client, { ':path': '/v1/mailbox?after=0&wait=0' });
      leave(client, { ':path': '/v1/directory?since=0' });
      return undefined;
    }),
  'unfinished bodies of a member': (target) =>
    onConnections(target, { open: withSession, count: 24 }, (client) => {
      const headers = {
        ':method': 'PUT',
        ':path': `/v1/envelopes/${randomUUID()}`,
        'content-type': mediaType,
      };
      leave(client, headers, 'x'.repeat(200_000));
      return undefined;
    }),
  'bodies a byte in each frame': (target) =>
    byFrames(target, (connection) => sendBytes(connection, target.effort)),
  'envelopes without end': (target) =>
    onConnections(target, { open: withSession, count: 4 }, (client) =>
      many(30, () => {
        const id = randomUUID();
        const sealed = randomBytes(132 * 1024 - 2_000).toString('base64');
        const header = { ...target.envelope.header, id, sizeClass: 'l' };
        return answerOf(client, 'PUT', `/v1/envelopes/${id}`, { ...target.envelope, header, sealed });
      }),
    ),
} satisfies Record<string, (target: Attacker) => Promise<void>>;

export type AttackName = keyof typeof endpointAttacks;
export const attackNames = Object.keys(endpointAttacks) as AttackName[];
