import { chmodSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  beta,
  connectAs,
  createEndpointWorld,
  type EndpointWorld,
  makeEnvelope,
} from '../test/support/endpoint-home.ts';
import { silentLog } from '../test/support/endpoint-log.ts';
import { openMailboxes } from '../test/support/mailboxes.ts';
import { randomFor } from '../test/support/random.ts';
import { type Endpoint, startEndpoint } from './endpoint.ts';

let world: EndpointWorld;
let endpoint: Endpoint | undefined;
beforeEach(async () => {
  world = await createEndpointWorld(randomFor('world of endpoint/mailbox-key'));
});
afterEach(async () => {
  await stop();
  world.remove();
});
const start = async () => {
  endpoint = await startEndpoint({ home: world.home, log: silentLog });
  return endpoint;
};
async function stop(): Promise<void> {
  await endpoint?.close();
  endpoint = undefined;
}
const database = () => join(world.home, 'mailboxes.db');
const keyFile = () => `${world.home}.key`;
/** Bytes that a sender puts where sealed ones belong. */
const clear = Buffer.from('Ve viec bo tri can bo '.repeat(500)).subarray(0, 8 * 1024 + 1136);

/** Stores an envelope whose body is clear text, and gives it back as its receiver gets it. */
async function storeClear(): Promise<void> {
  const { port } = await start();
  const sender = await connectAs(world, world.members.alpha, port);
  const envelope = await makeEnvelope({ ...world.members.alpha, random: clearRandom() }, beta);
  await sender.putEnvelope(envelope);
  sender.close();
}
const clearRandom = () => ({ ...world.members.alpha.random, uuid: randomFor('id').uuid, bytes: () => clear });
const received = async () => {
  const { port } = await start();
  const receiver = await connectAs(world, world.members.beta, port);
  const { items } = await receiver.mailbox(0, 0, new AbortController().signal);
  receiver.close();
  return items;
};

test('what a sender puts in the place of a seal is nowhere readable on the disk', async () => {
  await storeClear();
  const files = ['', '-wal', '-shm'].map((tail) => database() + tail).filter((path) => existsSync(path));
  expect(files.length).toBeGreaterThan(1);
  for (const path of files) expect(readFileSync(path).includes('Ve viec bo tri'), path).toBe(false);
  expect(statSync(keyFile()).mode & 0o777).toBe(0o600);
  expect(readFileSync(keyFile(), 'utf8')).toMatch(/^[0-9a-f]{64}\n$/);
  await stop();
  expect(await received()).toHaveLength(1);
});

/** Writes the mailboxes as an earlier version did. */
function decrypt(): void {
  const ciphered = openMailboxes(world.home);
  const plainPath = join(world.home, 'plain.db');
  const schema = ciphered.prepare('SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL').pluck().all();
  const rows = ciphered.prepare('SELECT * FROM envelopes').raw().all();
  ciphered.close();
  const plain = new Database(plainPath);
  for (const sql of schema) plain.exec(String(sql));
  for (const row of rows) {
    if (!Array.isArray(row)) throw new Error('no row');
    plain.prepare(`INSERT INTO envelopes VALUES (${row.map(() => '?').join()})`).run(...row);
  }
  plain.pragma('journal_mode = WAL');
  plain.close();
  for (const tail of ['', '-wal', '-shm']) rmSync(database() + tail, { force: true });
  writeFileSync(database(), readFileSync(plainPath));
  rmSync(plainPath);
}

test('a plain database of an earlier version is encrypted at the first start and keeps what it held', async () => {
  await storeClear();
  await stop();
  const before = await received();
  await stop();
  decrypt();
  rmSync(keyFile());
  expect(readFileSync(database()).includes('Ve viec bo tri')).toBe(true);
  writeFileSync(`${database()}.encrypting`, 'what a killed conversion left');
  expect(await received()).toEqual(before);
  await stop();
  expect(readFileSync(database()).includes('Ve viec bo tri')).toBe(false);
  expect(existsSync(`${database()}.encrypting`)).toBe(false);
});

test.each([
  ['that others can read', () => chmodSync(keyFile(), 0o640), 'MAILBOXES_KEY_UNSAFE'],
  ['that is missing', () => rmSync(keyFile()), 'MAILBOXES_KEY_MISSING'],
  ['of another form', () => writeFileSync(keyFile(), 'secret'), 'MAILBOXES_KEY_MISSING'],
  ['of another database', () => writeFileSync(keyFile(), '0'.repeat(64)), 'MAILBOXES_DAMAGED'],
] as const)('a key %s is refused with a code, and nothing is changed', async (_, spoil, code) => {
  await storeClear();
  await stop();
  const bytes = readFileSync(database());
  spoil();
  await expect(start()).rejects.toMatchObject({ code });
  expect(readFileSync(database()).equals(bytes)).toBe(true);
});

test('a key in the home folder is refused', async () => {
  const path = join(world.home, 'mailboxes.key');
  writeFileSync(path, '1'.repeat(64), { mode: 0o600 });
  const config = join(world.home, 'endpoint.json');
  writeFileSync(config, JSON.stringify({ ...JSON.parse(readFileSync(config, 'utf8')), keyFile: path }));
  await expect(start()).rejects.toMatchObject({ code: 'MAILBOXES_KEY_UNSAFE' });
});

test('a damaged database ends the start with a code', async () => {
  await start();
  await stop();
  writeFileSync(database(), Buffer.alloc(8192, 9));
  await expect(start()).rejects.toMatchObject({ code: 'MAILBOXES_DAMAGED' });
});
