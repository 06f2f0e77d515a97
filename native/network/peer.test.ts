import { createSecureServer, type Http2SecureServer } from 'node:http2';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { mediaType } from '../../contract/exchange/api.ts';
import { type Endpoint, startEndpoint } from '../../endpoint/endpoint.ts';
import type { Issued } from '../../test/support/authority.ts';
import {
  connectAs,
  createEndpointWorld,
  type EndpointWorld,
  peerOf,
  sessionRequest,
} from '../../test/support/endpoint-home.ts';
import { silentLog } from '../../test/support/endpoint-log.ts';
import { randomFor } from '../../test/support/random.ts';
import { createPeer } from './peer.ts';

let world: EndpointWorld;
let endpoint: Endpoint;
let fake: Http2SecureServer | undefined;
beforeAll(async () => {
  world = await createEndpointWorld(randomFor('world of native/network/peer'));
  endpoint = await start();
});
afterEach(() => {
  fake?.close();
  fake = undefined;
});
afterAll(async () => {
  await endpoint.close();
  world.remove();
});

const start = () => startEndpoint({ home: world.home, log: silentLog, limits: { closingTime: 300 } });
const alpha = () => world.members.alpha;
const nobody = () => Promise.reject(new Error('must not be asked to sign'));
const identity = () => ({
  host: '127.0.0.1',
  port: endpoint.port,
  spki: world.server.spki,
  ca: Buffer.from(world.devices.pem),
  certificate: Buffer.from(alpha().device.pem),
  key: Buffer.from(alpha().device.key),
});

/** A server that shows this certificate and answers every request alike. */
async function pretend(
  { key, pem: cert }: Pick<Issued, 'key' | 'pem'>,
  answer = { status: 200, type: mediaType, body: '{}' },
): Promise<number> {
  const server = createSecureServer({ key, cert }, (_request, response) => {
    response.writeHead(answer.status, { 'content-type': answer.type });
    response.end(answer.body);
  });
  fake = server;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

/** A TLS server that shows this certificate, answers nothing and counts what it is sent inside TLS. */
async function countBytes(
  { key, pem: cert }: Pick<Issued, 'key' | 'pem'>,
  options: TlsOptions,
): Promise<{ port: number; close: () => Promise<number> }> {
  let bytes = 0;
  const gone: Promise<unknown>[] = [];
  const server = createTlsServer({ key, cert, ALPNProtocols: ['h2'], ...options }, (socket) => {
    socket.on('data', (part: Buffer) => {
      bytes += part.length;
      socket.end();
    });
  });
  server.on('connection', (socket) => {
    socket.on('error', () => socket.destroy());
    gone.push(new Promise((resolve) => socket.once('close', resolve)));
  });
  server.on('tlsClientError', (_error, socket) => socket.destroy());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      await Promise.all(gone);
      await new Promise((resolve) => server.close(resolve));
      return bytes;
    },
  };
}

describe('the pin', () => {
  test('another key, though of the same authority, is not the endpoint, and is not signed for', async () => {
    const other = await world.devices.tls('endpoint', 'serverAuth');
    const peer = createPeer({ ...identity(), spki: other.spki });
    await expect(peer.connect(nobody)).rejects.toMatchObject({ code: 'ENDPOINT_NOT_PINNED' });
  });

  test('the right key under another authority is not the endpoint', async () => {
    const peer = createPeer({ ...identity(), ca: Buffer.from(world.persons.pem) });
    await expect(peer.connect(nobody)).rejects.toMatchObject({ code: 'ENDPOINT_NOT_PINNED' });
  });

  test('a pinned endpoint whose certificate begins later shows a wrong clock, and nothing is signed', async () => {
    const life = { from: 2, until: 9 };
    const port = await pretend(await world.devices.tls('endpoint', 'serverAuth', world.server.key, life));
    await expect(createPeer({ ...identity(), port }).connect(nobody)).rejects.toMatchObject({
      code: 'CLOCK_ASTRAY',
    });
  });

  test('a pinned endpoint whose certificate has ended is told as that, and nothing is signed', async () => {
    const life = { from: -9, until: -2 };
    const port = await pretend(await world.devices.tls('endpoint', 'serverAuth', world.server.key, life));
    await expect(createPeer({ ...identity(), port }).connect(nobody)).rejects.toMatchObject({
      code: 'TLS_CERTIFICATE_EXPIRED',
    });
  });

  test('a certificate that has ended, for another key, is not the endpoint', async () => {
    const life = { from: -9, until: -2 };
    const port = await pretend(await world.devices.tls('endpoint', 'serverAuth', undefined, life));
    await expect(createPeer({ ...identity(), port }).connect(nobody)).rejects.toMatchObject({
      code: 'ENDPOINT_NOT_PINNED',
    });
  });

  test.each([
    ['begins later', { from: 2, until: 9 }, 'CLOCK_ASTRAY'],
    ['has ended', { from: -9, until: -2 }, 'TLS_CERTIFICATE_EXPIRED'],
  ])('a terminal whose own certificate %s does not dial', async (_, life, code) => {
    const device = await world.devices.tls('T7K3Q9XWP', 'clientAuth', alpha().device.key, life);
    const peer = createPeer({ ...identity(), certificate: Buffer.from(device.pem) });
    await expect(peer.connect(nobody)).rejects.toMatchObject({ code });
  });

  test('nothing is sent over a connection to anybody but the pinned endpoint', async () => {
    const { devices, persons, server } = world;
    const ended = { from: -9, until: -2 };
    const later = { from: 2, until: 9 };
    const bytesTo = async (shown: Issued, options: TlsOptions = {}): Promise<number> => {
      const other = await countBytes(shown, options);
      await createPeer({ ...identity(), port: other.port })
        .connect(nobody)
        .catch(() => undefined);
      return await other.close();
    };
    // The endpoint itself gets the first bytes of HTTP/2: what follows is not zero because nothing is counted.
    expect(await bytesTo(await devices.tls('endpoint', 'serverAuth', server.key))).toBeGreaterThan(0);
    expect([
      await bytesTo(await devices.tls('endpoint', 'serverAuth')),
      await bytesTo(await persons.tls('endpoint', 'serverAuth', server.key)),
      await bytesTo(await devices.tls('endpoint', 'serverAuth', server.key, ended)),
      await bytesTo(await devices.tls('endpoint', 'serverAuth', server.key, later)),
      await bytesTo(await devices.tls('endpoint', 'serverAuth', server.key), { ALPNProtocols: ['http/1.1'] }),
      await bytesTo(await devices.tls('endpoint', 'serverAuth', server.key), { ALPNProtocols: [] }),
      await bytesTo(await devices.tls('endpoint', 'serverAuth', server.key), { maxVersion: 'TLSv1.2' }),
    ]).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });

  test('a name is never looked up', async () => {
    const peer = createPeer({ ...identity(), host: 'localhost' });
    await expect(peer.connect(nobody)).rejects.toMatchObject({ code: 'ENDPOINT_UNREACHABLE' });
  });
});

describe('the connection', () => {
  test('nobody listens: unreachable', async () => {
    const { port } = endpoint;
    await endpoint.close();
    const dialled = peerOf(world, alpha(), port).connect(nobody);
    await expect(dialled).rejects.toMatchObject({ code: 'ENDPOINT_UNREACHABLE' });
    endpoint = await start();
  });

  test('a device of another authority is told that it is not admitted', async () => {
    const device = await world.persons.tls('T7K3Q9XWP', 'clientAuth');
    await expect(connectAs(world, { ...alpha(), device }, endpoint.port)).rejects.toMatchObject({
      code: 'TERMINAL_NOT_ADMITTED',
    });
  });

  test('a refused session comes back with the code of the refusal', async () => {
    const connecting = peerOf(world, alpha(), endpoint.port).connect((exporter) =>
      sessionRequest(alpha(), exporter, { person: world.members.beta.person }),
    );
    await expect(connecting).rejects.toMatchObject({ code: 'SIGNER_NOT_AUTHORISED' });
  });

  test('when the endpoint goes away, waiting calls fail and `closed` resolves', async () => {
    const connection = await connectAs(world, alpha(), endpoint.port);
    await endpoint.close();
    await connection.closed;
    await expect(connection.directory(0)).rejects.toMatchObject({ code: 'ENDPOINT_UNREACHABLE' });
    endpoint = await start();
  });

  // An error event without a listener would end the process, and with it the whole test run.
  test.each<[string, (line: Socket) => void]>([
    ['is reset', (line) => line.resetAndDestroy()],
    ['brings what is no TLS', (line) => line.write('HTTP/1.1 502 Bad Gateway\r\n\r\n')],
  ])('a line that %s while the token signs is unreachable and ends nothing else', async (_, spoil) => {
    let line: Socket | undefined;
    const relay = createServer((near) => {
      line = near;
      const far = connect(endpoint.port, '127.0.0.1');
      near.pipe(far).pipe(near);
      for (const socket of [near, far]) socket.on('error', () => socket.destroy());
      near.once('close', () => far.destroy());
    });
    await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve));
    const { port } = relay.address() as AddressInfo;
    const connecting = createPeer({ ...identity(), port }).connect(async (exporter) => {
      if (line !== undefined) spoil(line);
      await sleep(100);
      relay.close();
      return sessionRequest(alpha(), exporter);
    });
    await expect(connecting).rejects.toMatchObject({ code: 'ENDPOINT_UNREACHABLE' });
  });

  test('closing fails the calls under way', async () => {
    const connection = await connectAs(world, alpha(), endpoint.port);
    const waiting = connection.mailbox(0, 30, new AbortController().signal);
    connection.close();
    await expect(waiting).rejects.toMatchObject({ code: 'ENDPOINT_UNREACHABLE' });
    await connection.closed;
  });
});

describe('answers outside the contract are refused', () => {
  test.each([
    [200, mediaType, '{"organisation":"H37.01"}'],
    [200, mediaType, '{"organisation":"H37.01","lastAnchor":null,"more":1}'],
    [200, 'application/json', '{"organisation":"H37.01","lastAnchor":null}'],
    [200, mediaType, '<html>'],
    [200, mediaType, `"${'x'.repeat(200_000)}"`],
    [403, mediaType, '{"code":"NO_SUCH_CODE"}'],
    [403, mediaType, '{"code":"SENDER_MISMATCH","message":"x"}'],
    // Verdicts of the terminal itself, and the answer to another question.
    [409, mediaType, '{"code":"LEDGER_ROLLED_BACK"}'],
    [403, mediaType, '{"code":"VAULT_DAMAGED"}'],
    [409, mediaType, '{"code":"ANCHOR_CONFLICT"}'],
    [302, 'text/html', ''],
  ])('%i %s', async (status, type, body) => {
    const port = await pretend(world.server, { status, type, body });
    await expect(connectAs(world, alpha(), port)).rejects.toMatchObject({ code: 'ENDPOINT_ANSWER_INVALID' });
  });
});
