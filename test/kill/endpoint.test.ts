import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PutEnvelopeAnswer } from '../../contract/exchange/api.ts';
import { Envelope } from '../../contract/exchange/envelope.ts';
import type { PeerConnection } from '../../core/ports/peer.ts';
import {
  alpha,
  beta,
  connectAs,
  createEndpointWorld,
  type EndpointWorld,
  makeEnvelopes,
} from '../support/endpoint-home.ts';
import { randomFor } from '../support/random.ts';

const moment = randomFor('moment of the kill').number;
const main = fileURLToPath(new URL('../../endpoint/main.ts', import.meta.url));

let world: EndpointWorld;
let child: ChildProcess | undefined;
beforeAll(async () => {
  world = await createEndpointWorld(randomFor('endpoint that is killed'));
});
afterAll(() => {
  child?.kill('SIGKILL');
  world.remove();
});

/** Starts the endpoint as a process; resolves to its port when it says it is ready. */
async function start(): Promise<number> {
  const started = spawn(process.execPath, [main, 'serve', '--home', world.home], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  child = started;
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: started.stdout }).once('line', resolve);
    started.once('exit', (code) => reject(new Error(`ended with ${code}`)));
  });
  const [, , port] = /^ready (\S+) (\d+)$/.exec(line) ?? [];
  return Number(port);
}

/** Sends a signal and gives the exit code, null when the signal itself ended it. */
const end = (signal: NodeJS.Signals): Promise<number | null> =>
  new Promise((resolve) => {
    child?.once('exit', resolve);
    child?.kill(signal);
  });

async function everything(receiver: PeerConnection): Promise<Map<string, Envelope>> {
  const all = new Map<string, Envelope>();
  for (let after = 0; ; ) {
    const { items } = await receiver.mailbox(after, 0, new AbortController().signal);
    const last = items.at(-1);
    if (last === undefined) return all;
    for (const item of items) {
      const envelope = Envelope.parse(item.envelope);
      expect(all.has(envelope.header.id)).toBe(false);
      all.set(envelope.header.id, envelope);
    }
    after = last.seq;
  }
}

test('every envelope that was answered is there after kill -9 at any moment, once and unchanged', async () => {
  const answered = new Map<string, { envelope: Envelope; answer: PutEnvelopeAnswer }>();
  for (let round = 0; round < 30; round += 1) {
    const port = await start();
    const sender = await connectAs(world, world.members.alpha, port);
    const envelopes = await makeEnvelopes(
      world.members.alpha,
      Array.from({ length: 40 }, () => beta),
    );
    // So many answers are waited for: how many come in a time is the machine's affair.
    const awaited = round % 10;
    const { promise: enough, resolve } = Promise.withResolvers<void>();
    let came = 0;
    const sending = envelopes.map(async (envelope) => {
      const answer = await sender.putEnvelope(envelope);
      answered.set(envelope.header.id, { envelope, answer });
      came += 1;
      if (came >= awaited) resolve();
    });
    const settled = Promise.allSettled(sending);
    if (awaited > 0) await Promise.race([enough, settled]);
    await sleep(moment() * 10);
    await end('SIGKILL');
    await settled;
    sender.close();
  }
  expect(answered.size).toBeGreaterThan(0);

  const port = await start();
  const receiver = await connectAs(world, world.members.beta, port);
  const found = await everything(receiver);
  for (const [id, { envelope }] of answered) expect(found.get(id)).toEqual(envelope);
  const sender = await connectAs(world, world.members.alpha, port);
  for (const { envelope, answer } of [...answered.values()].slice(-20))
    expect(await sender.putEnvelope(envelope)).toEqual(answer);
  receiver.close();
  sender.close();
  expect(await end('SIGTERM')).toBe(0);
}, 300_000);

test('SIGTERM ends a long poll with an answer and the process with 0; SIGHUP takes a new directory', async () => {
  const port = await start();
  const receiver = await connectAs(world, world.members.alpha, port);
  await world.publish(9);
  child?.kill('SIGHUP');
  let version = 0;
  while (version !== 9) {
    await sleep(20);
    const peer = await connectAs(world, world.members.beta, port);
    const { directory } = await peer.directory(0);
    const statement = Buffer.from(directory?.statement ?? '', 'base64').toString();
    version = Number(/"version":(\d+)/.exec(statement)?.[1]);
    peer.close();
  }
  await expect(receiver.directory(0)).rejects.toMatchObject({ code: 'SESSION_REQUIRED' });
  const again = await connectAs(world, world.members.alpha, port);
  const waiting = again.mailbox(0, 30, new AbortController().signal);
  await sleep(50);
  expect(await end('SIGTERM')).toBe(0);
  expect((await waiting).items).toEqual([]);
  expect(again.session.organisation).toBe(alpha);
});

test('what the endpoint writes is for its own account alone', async () => {
  await start();
  const written = readdirSync(world.home).filter((name) => name.startsWith('mailboxes.db'));
  expect(written.length).toBeGreaterThan(1);
  for (const name of written) expect(statSync(join(world.home, name)).mode & 0o077, name).toBe(0);
  expect(await end('SIGTERM')).toBe(0);
});

test('a home folder that is not complete ends with 1 and a code', async () => {
  const started = spawn(process.execPath, [main, 'serve', '--home', join(world.home, 'trust')], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let log = '';
  started.stderr.on('data', (part) => {
    log += part;
  });
  expect(await new Promise((resolve) => started.once('close', resolve))).toBe(1);
  expect(JSON.parse(log)).toMatchObject({ event: 'refused', code: 'CONFIG_INVALID' });
});
