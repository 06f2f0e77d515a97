import { spawn } from 'node:child_process';
import { chmodSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { alpha, connectAs, createEndpointWorld, type EndpointWorld } from '../support/endpoint-home.ts';
import { randomFor } from '../support/random.ts';
import { EndpointProcess, endpointMain, killWhileStoring } from './endpoint-kills.ts';

let world: EndpointWorld;
let endpoint: EndpointProcess;
beforeAll(async () => {
  world = await createEndpointWorld(randomFor('endpoint that is killed'));
  endpoint = new EndpointProcess(world.home);
});
afterAll(() => {
  endpoint.send('SIGKILL');
  world.remove();
});

test('every envelope that was answered is there after kill -9 at any moment, once and unchanged', async () => {
  // The long form kills more often (endpoint.long.ts).
  await killWhileStoring(world, endpoint, 10);
});

test('SIGTERM ends a long poll with an answer and the process with 0; SIGHUP takes a new directory', async () => {
  const port = await endpoint.start();
  const receiver = await connectAs(world, world.members.alpha, port);
  await world.publish(9);
  endpoint.send('SIGHUP');
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
  expect(await endpoint.end('SIGTERM')).toBe(0);
  expect((await waiting).items).toEqual([]);
  expect(again.session.organisation).toBe(alpha);
});

test('what the endpoint writes is for its own account alone', async () => {
  await endpoint.start();
  const written = readdirSync(world.home).filter((name) => name.startsWith('mailboxes.db'));
  expect(written.length).toBeGreaterThan(1);
  for (const name of written) expect(statSync(join(world.home, name)).mode & 0o077, name).toBe(0);
  expect(await endpoint.end('SIGTERM')).toBe(0);
});

/** Starts what is not to start, and gives its exit code and what it logs. */
async function refusedStart(home: string, account: { uid?: number; gid?: number } = {}) {
  const started = spawn(process.execPath, [endpointMain, 'serve', '--home', home], {
    stdio: ['ignore', 'ignore', 'pipe'],
    ...account,
  });
  let log = '';
  started.stderr.on('data', (part) => {
    log += part;
  });
  const code = await new Promise((resolve) => started.once('close', resolve));
  return { code, line: JSON.parse(log) };
}

test('a home folder that is not complete ends with 1 and a code', async () => {
  expect(await refusedStart(join(world.home, 'trust'))).toMatchObject({
    code: 1,
    line: { event: 'refused', code: 'CONFIG_INVALID' },
  });
});

test('a second endpoint on one home folder ends with 1 and a code, also after kill -9 of an earlier one', async () => {
  await endpoint.start();
  await endpoint.end('SIGKILL');
  await endpoint.start();
  expect(await refusedStart(world.home)).toMatchObject({
    code: 1,
    line: { event: 'refused', code: 'MAILBOXES_IN_USE' },
  });
  expect(await endpoint.end('SIGTERM')).toBe(0);
});

test('a home folder that its user may not write to ends with 1 and a code', async () => {
  chmodSync(world.home, 0o555);
  // Root may write anywhere.
  const account = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  for (const name of ['mailboxes.lock', 'mailboxes.db']) rmSync(join(world.home, name), { force: true });
  expect(await refusedStart(world.home, account)).toMatchObject({
    code: 1,
    line: { event: 'refused', code: 'MAILBOXES_UNUSABLE' },
  });
  chmodSync(world.home, 0o700);
});
