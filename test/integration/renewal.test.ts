import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openDemoPki, pemOf, spkiOf } from '../../build/demo/pki.ts';
import { createWorld, type World } from '../../build/demo/world.ts';
import { type RunningEndpoint, startEndpoint } from '../../build/run/endpoint.ts';
import { root } from '../../build/run/paths.ts';
import { layOutEvidence } from '../../build/walkthrough/evidence.ts';
import { digestOf } from '../../core/encoding/canonical.ts';
import { keySigner } from '../../core/signature/key-signer.ts';
import { homeFiles, readTerminalConfig } from '../../native/home.ts';
import { clockAhead } from '../support/clock.ts';
import { publish } from '../support/directory.ts';
import { outgoingInput } from '../support/records.ts';
import { startTerminal, type TestTerminal } from '../support/terminal.ts';

let directory: string;
let world: World;
let endpoint: RunningEndpoint;
let a: TestTerminal;
let b: TestTerminal;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tram-mat-'));
  world = await createWorld(join(directory, 'world'));
  await open();
});
afterAll(async () => {
  await close();
  await rm(directory, { recursive: true, force: true });
});

async function open(): Promise<void> {
  endpoint = await startEndpoint(world.endpoint.home);
  [a, b] = [startTerminal(world, 'a'), startTerminal(world, 'b')];
  await Promise.all([a.unlock(), b.unlock()]);
  await a.openSeal();
}
async function close(): Promise<void> {
  await Promise.all([a?.stop(), b?.stop()]);
  await endpoint?.stop();
}

const inDays = (count: number): Date => new Date(Date.now() + count * 86_400_000);

/** A record of A that B enters, and both ledgers up to there countersigned. */
async function handOver(number: number): Promise<void> {
  const { record } = await a.handlers['record.register']({ input: outgoingInput(number) });
  await a.handlers['record.issue']({ code: record.code });
  const { envelope } = await b.until(async () => (await b.handlers['incoming.waiting']({})).waiting[0]);
  const counted = { level: record.level, number: record.number, copies: 1, pages: 6, enclosures: 1 };
  await b.handlers['incoming.enter']({ envelope, check: { ...counted, sealIntact: true }, noteCodes: [] });
  const entered = async () => (await a.handlers['record.page']({ code: record.code })).row.progress.entered;
  await a.until(async () => (await entered()) === 1);
  for (const terminal of [a, b]) {
    await terminal.handlers['ledger.checkpoint']({});
    const verdict = () => terminal.handlers['ledger.verify']({});
    await terminal.until(async () => (await verdict()).anchored > 0);
    expect(await verdict()).toMatchObject({ firstFault: null, unattested: [] });
  }
}

async function newKey(kind: 'endpoint-signer' | 'directory-authority', notAfter: Date) {
  const pki = await openDemoPki(world.pki);
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const certificate = await pki.issue(kind, spkiOf(publicKey), 'Chứng thư mới', { notAfter });
  return { privateKey, certificate, digest: digestOf(certificate) };
}

test('endpoint and directory authority renew their certificates while the terminals are away', async () => {
  await handOver(1);
  await close();

  const signer = await newKey('endpoint-signer', inDays(1_000));
  const authority = await newKey('directory-authority', inDays(1));
  for (const { home } of Object.values(world.homes)) {
    const config = readTerminalConfig(home);
    const directoryAuthorities = [...config.directoryAuthorities, authority.digest];
    await writeFile(homeFiles(home).config, JSON.stringify({ ...config, directoryAuthorities }));
  }
  const file = (name: string) => join(world.endpoint.home, name);
  await appendFile(file('authority.crt'), pemOf(authority.certificate));
  await writeFile(file('signer.key'), signer.privateKey.export({ format: 'pem', type: 'pkcs8' }));
  await writeFile(file('signer.crt'), pemOf(signer.certificate));
  await expect(startEndpoint(world.endpoint.home)).rejects.toThrow('code 1');

  // A signature states whole seconds.
  const from = new Date(Math.ceil(Date.now() / 1000) * 1000).toISOString();
  const by = keySigner(authority.privateKey, authority.certificate, []);
  const version = await publish(
    world,
    ({ endpointSigners }) => {
      for (const former of endpointSigners) former.until = from;
      endpointSigners.push({ digest: signer.digest, from });
    },
    by,
  );
  await setTimeout(Math.max(0, Date.parse(from) - Date.now()));
  await open();
  for (const terminal of [a, b])
    await terminal.until(
      async () => (await terminal.handlers['about.view']({})).directoryVersion === version,
    );
  await handOver(2);
});

test('a terminal opens by the directory it holds when the certificate behind that has run out since', async () => {
  await close();
  a = startTerminal(world, 'a');
  vi.useFakeTimers({ toFake: ['Date'], now: inDays(2) });
  await a.unlock();
  expect(a.view().phase).toBe('unlocked');
  await a.stop();
  vi.useRealTimers();
});

test('thirty years later the exported evidence of both holds', async () => {
  const folder = join(directory, 'evidence');
  await layOutEvidence(world, folder);
  const { status, stdout } = spawnSync(
    process.execPath,
    ['--import', clockAhead(30), join(root, 'build/verify.ts'), folder],
    { encoding: 'utf8' },
  );
  expect(stdout).not.toContain('TIME_NOT_ATTESTED');
  expect([status, stdout]).toEqual([0, expect.stringContaining('record.json: ĐÚNG')]);
});
