import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { appendFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterEach, expect, test, vi } from 'vitest';
import { openDemoPki, pemOf, spkiOf } from '../../build/demo/pki.ts';
import { startEndpoint } from '../../build/run/endpoint.ts';
import { root } from '../../build/run/paths.ts';
import { writeEvidence } from '../../build/walkthrough/evidence.ts';
import { digestOf } from '../../core/encoding/canonical.ts';
import { keySigner } from '../../core/signature/key-signer.ts';
import { homeFiles, readTerminalConfig } from '../../native/home.ts';
import { clockAhead } from '../support/clock.ts';
import { publish } from '../support/directory.ts';
import { outgoingInput } from '../support/records.ts';
import { Site } from '../support/site.ts';

afterEach(() => void vi.useRealTimers());

const inDays = (count: number): Date => new Date(Date.now() + count * 86_400_000);

/** A record of A that B enters, and both ledgers up to there countersigned. */
async function handOver({ a, b }: Site, number: number): Promise<void> {
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

async function newKey(site: Site, kind: 'endpoint-signer' | 'directory-authority', notAfter: Date) {
  const pki = await openDemoPki(site.world.pki);
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const certificate = await pki.issue(kind, spkiOf(publicKey), 'Chứng thư mới', { notAfter });
  return { privateKey, certificate, digest: digestOf(certificate) };
}

/**
 * Renews the certificates of endpoint and directory authority while the terminals are away; both took the directory.
 */
async function renew(site: Site): Promise<void> {
  await site.close();
  const { world } = site;
  const signer = await newKey(site, 'endpoint-signer', inDays(1_000));
  const authority = await newKey(site, 'directory-authority', inDays(1));
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
  await site.start();
  for (const terminal of [site.a, site.b])
    await terminal.until(
      async () => (await terminal.handlers['about.view']({})).directoryVersion === version,
    );
}

test('work goes on after endpoint and directory authority renewed their certificates', async () => {
  const site = await Site.open();
  await handOver(site, 1);
  await renew(site);
  await handOver(site, 2);
});

test('a terminal opens by the directory it holds when the certificate behind that has run out since', async () => {
  const site = await Site.open();
  await renew(site);
  await handOver(site, 1);
  await site.close();
  vi.useFakeTimers({ toFake: ['Date'], now: inDays(2) });
  await site.a.unlock();
  expect(site.a.view().phase).toBe('unlocked');
});

test('thirty years later the exported evidence of both holds', async () => {
  const site = await Site.open();
  await handOver(site, 1);
  await renew(site);
  await handOver(site, 2);
  await site.close();
  const folder = join(site.folder, 'evidence');
  await writeEvidence(site.world, folder);
  const { status, stdout } = spawnSync(
    process.execPath,
    ['--import', clockAhead(30), join(root, 'build/verify.ts'), folder],
    { encoding: 'utf8' },
  );
  expect(stdout).not.toContain('TIME_NOT_ATTESTED');
  expect([status, stdout]).toEqual([0, expect.stringContaining('record.json: ĐÚNG')]);
});
