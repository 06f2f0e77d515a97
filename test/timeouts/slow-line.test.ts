import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import type { DirectoryAnswer } from '../../contract/exchange/api.ts';
import type { Directory } from '../../contract/exchange/directory.ts';
import type { PeerConnection, Traffic } from '../../core/ports/peer.ts';
import { type Endpoint, startEndpoint } from '../../endpoint/endpoint.ts';
import type { Waits } from '../../native/network/peer.ts';
import {
  beta,
  connectAs,
  createEndpointWorld,
  type EndpointWorld,
  type Member,
  makeEnvelopes,
  peerOf,
  sessionRequest,
} from '../support/endpoint-home.ts';
import { silentLog } from '../support/endpoint-log.ts';
import { randomFor } from '../support/random.ts';
import { type SlowLine, slowLine } from '../support/slow-line.ts';

const never = new AbortController().signal;

/** Shorter than in the field, and a line of so many bytes a second, which is as much faster. */
const waits: Waits = { silence: 3_000, pingEvery: 500, pong: 600 };
const rate = 50_000;
const pollOptions = { timeout: 20_000 };

const bodyOf = (number: number): Directory['organisations'][number] => ({
  ...{ code: `K01.${number}`, name: `Organisation ${number}`, tier: 4, notationParts: [] },
  ...{ persons: [], seals: [], terminals: [] },
});

let world: EndpointWorld;
let endpoint: Endpoint;
beforeAll(async () => {
  world = await createEndpointWorld(randomFor('world of test/timeouts/slow-line'));
  await world.publish(4, ({ organisations }) => {
    for (let number = 1; number <= 4_000; number += 1) organisations.push(bodyOf(number));
  });
  endpoint = await startEndpoint({
    home: world.home,
    log: silentLog,
    limits: { closingTime: 300, bodyTime: 3_000 },
  });
});
afterAll(async () => {
  await endpoint.close();
  world.remove();
});

/** A connection over a line of so many bytes a second, and all that was told of its traffic. */
async function thin(
  member: Member,
  bytesPerSecond = rate,
): Promise<{ line: SlowLine; connection: PeerConnection; told: Traffic[] }> {
  const line = await slowLine(endpoint.port, bytesPerSecond);
  const told: Traffic[] = [];
  const connection = await peerOf(world, member, line.port, waits).connect(
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
  timeout: 60_000,
}, async () => {
  const { alpha, beta: receiver } = world.members;
  const direct = await connectAs(world, alpha, endpoint.port);
  const waiting = await makeEnvelopes(alpha, Array<string>(8).fill(beta), { sizeClass: 'm' });
  for (const envelope of waiting) await direct.putEnvelope(envelope);
  direct.close();
  const large = await makeEnvelopes(receiver, ['H37.01', 'H37.01'], { sizeClass: 'l' });

  const { connection, told } = await thin(receiver);
  const begun = performance.now();
  const [{ items }, ...receipts] = await Promise.all([
    connection.mailbox(0, 0, never),
    ...large.map((envelope) => connection.putEnvelope(envelope)),
  ]);
  expect(performance.now() - begun).toBeGreaterThan(2 * waits.silence);
  expect(items.map(({ envelope }) => envelope)).toEqual(waiting);
  expect(receipts.map(({ statement }) => statement.id)).toEqual(large.map(({ header }) => header.id));

  const incoming = told.flatMap(({ incoming: bytes }) => (bytes === null ? [] : [bytes]));
  const sent = told.flatMap(({ outgoing }) => (outgoing === null ? [] : [outgoing.sent]));
  expect(incoming.length).toBeGreaterThan(10);
  expect(sent.length).toBeGreaterThan(10);
  expect(told.at(-1)).toEqual({ incoming: null, outgoing: null });
});

test('a ping that waits behind what goes out does not end the connection', async () => {
  const { connection, told } = await thin(world.members.beta, rate / 2);
  const [large] = await makeEnvelopes(world.members.beta, ['H37.01'], { sizeClass: 'l' });
  if (large === undefined) throw new Error('no envelope');
  const { statement } = await connection.putEnvelope(large);
  expect(statement.id).toBe(large.header.id);
  const sent = told.flatMap(({ outgoing }) => (outgoing === null ? [] : [outgoing.sent]));
  expect(sent.length).toBeGreaterThan(10);
  expect(sent).toEqual(sent.toSorted((one, other) => one - other));
});

test('a page is as large as it was asked for', async () => {
  const { beta: receiver } = world.members;
  const connection = await connectAs(world, receiver, endpoint.port);
  const all = (await connection.mailbox(0, 0, never)).items.map(({ seq }) => seq);
  expect((await connection.mailbox(0, 0, never, 2)).items.map(({ seq }) => seq)).toEqual(all.slice(0, 2));
  expect(all).toHaveLength(8);
  connection.close();
});

test('a line that breaks ends what is on its way, and nothing is told as on its way after it', async () => {
  const { beta: receiver } = world.members;
  const { line, connection, told } = await thin(receiver);
  const page = connection.mailbox(0, 0, never);
  await expect.poll(() => told.length, pollOptions).toBeGreaterThan(2);
  line.break();
  await expect(page).rejects.toMatchObject({ code: 'ENDPOINT_UNREACHABLE' });
  await connection.closed;
  expect(told.at(-1)).toEqual({ incoming: null, outgoing: null });
});

test('a line that falls silent ends the connection, whether something is on its way or not', async () => {
  const { beta: receiver } = world.members;
  const idle = await thin(receiver);
  const busy = await thin(receiver);
  const page = busy.connection.mailbox(0, 0, never);
  await expect.poll(() => busy.told.length, pollOptions).toBeGreaterThan(2);
  idle.line.stop();
  busy.line.stop();
  await expect(page).rejects.toMatchObject({ code: 'ENDPOINT_UNREACHABLE' });
  await Promise.all([idle.connection.closed, busy.connection.closed]);
  expect(busy.told.at(-1)).toEqual({ incoming: null, outgoing: null });
});

test('a directory comes over a line that breaks within it each time, and what has come does not come again', async () => {
  const { beta: receiver } = world.members;
  const line = await slowLine(endpoint.port, 8 * rate);
  onTestFinished(() => line.close());
  const peer = peerOf(world, receiver, line.port, waits);
  let breaks = 0;
  let directory: DirectoryAnswer['directory'] | undefined;
  while (directory === undefined && breaks < 10) {
    const connection = await peer.connect((exporter) => sessionRequest(receiver, exporter));
    const begun = line.passed.down;
    const watch = setInterval(() => line.passed.down - begun > 200_000 && line.break(), 5);
    directory = await connection.directory(3).then(
      (answer) => answer.directory,
      () => undefined,
    );
    clearInterval(watch);
    if (directory === undefined) breaks += 1;
    connection.close();
  }
  expect(Buffer.from(directory?.statement ?? '', 'base64')).toEqual(
    readFileSync(join(world.home, 'directory.json')),
  );
  expect(breaks).toBeGreaterThan(1);
  // What breaks is at most a part and what stands in the buffers of the line.
  expect(line.passed.down).toBeLessThan(JSON.stringify(directory).length + (breaks + 1) * 150_000);
});
