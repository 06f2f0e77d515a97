import { once } from 'node:events';
import { copyFileSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createEndpointWorld, type EndpointWorld } from '../test/support/endpoint-home.ts';
import { silentLog } from '../test/support/endpoint-log.ts';
import { openMailboxes } from '../test/support/mailboxes.ts';
import { randomFor } from '../test/support/random.ts';
import { type Endpoint, startEndpoint } from './endpoint.ts';
import { openSqlite } from './storage/sqlite.ts';

let world: EndpointWorld;
let endpoint: Endpoint | undefined;
beforeEach(async () => {
  world = await createEndpointWorld(randomFor('world of endpoint/start'));
});
afterEach(async () => {
  await stop();
  world.remove();
});
const start = async () => {
  endpoint = await startEndpoint({ home: world.home, log: silentLog });
};
async function stop(): Promise<void> {
  await endpoint?.close();
  endpoint = undefined;
}
const inHome = (name: string) => join(world.home, name);
const second = () => startEndpoint({ home: world.home, log: silentLog });

describe('one endpoint at a time has the mailboxes', () => {
  test('a second one on the same home folder does not start, and one does after the first has ended', async () => {
    await start();
    await expect(second()).rejects.toMatchObject({ code: 'MAILBOXES_IN_USE' });
    await stop();
    await start();
  });

  test('nor does one that reaches the same database by a link', async () => {
    await start();
    const link = inHome('other.db');
    symlinkSync(inHome('mailboxes.db'), link);
    const key = readFileSync(`${world.home}.key`, 'utf8').trim();
    const open = () => openSqlite(link, () => Buffer.from(key, 'hex'));
    expect(open).toThrow(expect.objectContaining({ code: 'MAILBOXES_IN_USE' }));
    await stop();
    await open().close();
  });

  test('a start that fails later leaves them to the next', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as AddressInfo;
    const config = readFileSync(inHome('endpoint.json'));
    writeFileSync(inHome('endpoint.json'), JSON.stringify({ ...JSON.parse(config.toString()), port }));
    await expect(second()).rejects.toMatchObject({ code: 'LISTEN_FAILED' });
    taken.close();
    writeFileSync(inHome('endpoint.json'), config);
    await start();
  });

  test('somebody who reads the database meanwhile is let in and shuts no endpoint out', async () => {
    await start();
    const reader = openMailboxes(world.home, { readonly: true });
    expect(reader.prepare('SELECT count(*) FROM envelopes').pluck().get()).toBe(0);
    await stop();
    await start();
    reader.close();
  });
});

describe('a start that an administrator has to mend ends with a code', () => {
  test.each([
    ['the database is a folder', () => mkdirSync(inHome('mailboxes.db')), 'MAILBOXES_UNUSABLE'],
    ['its lock is a folder', () => mkdirSync(inHome('mailboxes.lock')), 'MAILBOXES_UNUSABLE'],
    [
      'its lock is another file',
      () => writeFileSync(inHome('mailboxes.lock'), 'x'.repeat(9_000)),
      'MAILBOXES_UNUSABLE',
    ],
    ['its key is a folder', () => mkdirSync(`${world.home}.key`, { mode: 0o700 }), 'MAILBOXES_KEY_MISSING'],
    ['the key of TLS is no key', () => writeFileSync(inHome('tls.key'), 'x'), 'CONFIG_INVALID'],
    [
      'the key of TLS is of another certificate',
      () => copyFileSync(inHome('signer.key'), inHome('tls.key')),
      'CONFIG_INVALID',
    ],
    ['there is no key of TLS', () => rmSync(inHome('tls.key')), 'CONFIG_INVALID'],
  ] as const)('%s', async (_, spoil, code) => {
    spoil();
    await expect(second()).rejects.toMatchObject({ code });
    rmSync(`${world.home}.key`, { recursive: true, force: true });
  });

  test('nothing can be made in its folder', () => {
    const open = () => openSqlite('/proc/self/mailboxes.db', () => Buffer.alloc(32, 1));
    expect(open).toThrow(expect.objectContaining({ code: 'MAILBOXES_UNUSABLE' }));
  });

  test('a reload with a key of TLS that does not fit keeps the old one', async () => {
    await start();
    copyFileSync(inHome('signer.key'), inHome('tls.key'));
    await expect(endpoint?.reload()).rejects.toMatchObject({ code: 'CONFIG_INVALID' });
  });
});
