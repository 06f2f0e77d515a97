import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { PeerConnection, Traffic } from '../../core/ports/peer.ts';
import { type Endpoint, startEndpoint } from '../../endpoint/endpoint.ts';
import {
  beta,
  connectAs,
  createEndpointWorld,
  type EndpointWorld,
  type Member,
  makeEnvelopes,
  peerOf,
  sessionRequest,
} from '../../test/support/endpoint-home.ts';
import { silentLog } from '../../test/support/endpoint-log.ts';
import { randomFor } from '../../test/support/random.ts';
import { type SlowLine, slowLine } from '../../test/support/slow-line.ts';

const never = new AbortController().signal;

let world: EndpointWorld;
let endpoint: Endpoint;
beforeAll(async () => {
  world = await createEndpointWorld(randomFor('world of native/network/slow-line'));
  endpoint = await startEndpoint({ home: world.home, log: silentLog, limits: { closingTime: 300 } });
});
afterAll(async () => {
  await endpoint.close();
  world.remove();
});

/** A connection over a line of so many bytes a second, and all that was told of its traffic. */
async function thin(
  member: Member,
  bytesPerSecond: number,
): Promise<{ line: SlowLine; connection: PeerConnection; told: Traffic[] }> {
  const line = await slowLine(endpoint.port, bytesPerSecond);
  const told: Traffic[] = [];
  const connection = await peerOf(world, member, line.port).connect(
    (exporter) => sessionRequest(member, exporter),
    (now) => told.push(now),
  );
  onTestFinished(async () => {
    connection.close();
    await line.close();
  });
  return { line, connection, told };
}

test('what takes longer over a thin line than a line may be silent arrives, both ways, and is told while it does', {
  timeout: 120_000,
}, async () => {
  const { alpha, beta: receiver } = world.members;
  const direct = await connectAs(world, alpha, endpoint.port);
  const waiting = await makeEnvelopes(alpha, [beta, beta, beta, beta], { sizeClass: 'm' });
  for (const envelope of waiting) await direct.putEnvelope(envelope);
  direct.close();
  const [large] = await makeEnvelopes(receiver, ['H37.01'], { sizeClass: 'l' });
  if (large === undefined) throw new Error('no envelope');

  // 180 kB each way: longer than the endpoint lets a body stand still, and longer than the first word may take.
  const { connection, told } = await thin(receiver, 10_000);
  const begun = performance.now();
  const [{ items }, receipt] = await Promise.all([
    connection.mailbox(0, 0, never),
    connection.putEnvelope(large),
  ]);
  expect(performance.now() - begun).toBeGreaterThan(16_000);
  expect(items.map(({ envelope }) => envelope)).toEqual(waiting);
  expect(receipt.statement.id).toBe(large.header.id);

  const incoming = told.flatMap(({ incoming: bytes }) => (bytes === null ? [] : [bytes]));
  const sent = told.flatMap(({ outgoing }) => (outgoing === null ? [] : [outgoing.sent]));
  expect(incoming.length).toBeGreaterThan(10);
  expect(sent.length).toBeGreaterThan(10);
  expect(sent).toEqual(sent.toSorted((one, other) => one - other));
  expect(told.at(-1)).toEqual({ incoming: null, outgoing: null });
});

test('a page is as large as it was asked for', async () => {
  const { beta: receiver } = world.members;
  const connection = await connectAs(world, receiver, endpoint.port);
  const all = (await connection.mailbox(0, 0, never)).items.map(({ seq }) => seq);
  expect((await connection.mailbox(0, 0, never, 2)).items.map(({ seq }) => seq)).toEqual(all.slice(0, 2));
  expect(all).toHaveLength(4);
  connection.close();
});

test('a line that breaks ends what is on its way, and nothing is told as on its way after it', async () => {
  const { beta: receiver } = world.members;
  const { line, connection, told } = await thin(receiver, 20_000);
  const page = connection.mailbox(0, 0, never);
  while (told.length < 3) await sleep(20);
  line.break();
  await expect(page).rejects.toMatchObject({ code: 'ENDPOINT_UNREACHABLE' });
  await connection.closed;
  expect(told.at(-1)).toEqual({ incoming: null, outgoing: null });
});
