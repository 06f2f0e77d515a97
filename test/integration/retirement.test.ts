import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { agencies } from '../../build/demo/cast.ts';
import { root } from '../../build/run/paths.ts';
import { writeEvidence } from '../../build/walkthrough/evidence.ts';
import type { Directory } from '../../contract/exchange/directory.ts';
import { readTerminalConfig } from '../../native/home.ts';
import { publish } from '../support/directory.ts';
import { outgoingInput } from '../support/records.ts';
import { Site } from '../support/site.ts';

const [agencyA] = agencies;
/** Time for the news of an end to reach the terminal before it comes, in milliseconds. */
const notice = 8_000;

/** Publishes a version of the directory while the endpoint runs. */
async function reloaded(site: Site, change: (directory: Directory) => void): Promise<number> {
  const version = await publish(site.world, change);
  site.endpoint.process.kill('SIGHUP');
  return version;
}

const persons = ({ organisations }: Directory) => organisations.flatMap((body) => body.persons);

/** The clerk of A issues a record, which B enters, and retires; both terminals know of it. */
async function retire(site: Site) {
  const { a, b } = site;
  const { record } = await a.handlers['record.register']({ input: outgoingInput(1) });
  await a.handlers['record.issue']({ code: record.code });
  const waiting = await b.until(async () => (await b.handlers['incoming.waiting']({})).waiting[0]);
  const counted = { level: record.level, number: record.number, copies: 1, pages: 6, enclosures: 1 };
  const { envelope } = waiting;
  await b.handlers['incoming.enter']({ envelope, check: { ...counted, sealIntact: true }, noteCodes: [] });
  await a.until(
    async () => (await a.handlers['record.page']({ code: record.code })).row.progress.entered === 1,
  );

  const until = new Date(Date.now() + notice).toISOString();
  const version = await reloaded(site, (next) => {
    for (const person of persons(next)) if (person.code === agencyA.clerk.code) person.until = until;
  });
  for (const terminal of [a, b])
    await terminal.until(
      async () => (await terminal.handlers['about.view']({})).directoryVersion === version,
    );
  return { record, until };
}

test('a clerk who retires signs nothing more, and all that was signed before holds', async () => {
  const site = await Site.open();
  const { a, b } = site;
  const { record, until } = await retire(site);
  await a.until(() => a.view().phase === 'locked');
  expect(a.view().lockedBecause).toBe('SIGNER_NOT_AUTHORISED');
  expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(until));
  // The lock ends by logging the tokens out.
  await a.until(async () => (await a.tokens.state()).tokens.every(({ loggedIn }) => !loggedIn));
  await expect(a.unlock()).rejects.toMatchObject({
    code: 'SIGNER_NOT_AUTHORISED',
    detail: { token: 'personal' },
  });

  const head = readTerminalConfig(a.home).token.personal[1] ?? '';
  await a.tokens.login(head, agencyA.head.pin);
  await a.handlers['control.unlock']({ serial: head });
  await a.handlers['ledger.checkpoint']({});
  for (const terminal of [a, b]) {
    expect(await terminal.handlers['ledger.verify']({})).toMatchObject({ firstFault: null, unattested: [] });
    const page = await terminal.handlers['record.page']({ code: record.code });
    expect(page.signatures.map(({ valid }) => valid)).not.toContain(false);
  }
});

test("an organisation's token that the directory has ended issues nothing, and the error names it", async () => {
  const site = await Site.open();
  const { a } = site;
  const { record } = await a.handlers['record.register']({ input: outgoingInput(1) });
  const until = new Date(Date.now() + notice).toISOString();
  const version = await reloaded(site, ({ organisations }) => {
    for (const { code, seals } of organisations)
      if (code === agencyA.code) for (const seal of seals) seal.until = until;
  });
  await a.until(async () => (await a.handlers['about.view']({})).directoryVersion === version);
  await a.until(() => Date.now() > Date.parse(until));
  await expect(a.handlers['record.issue']({ code: record.code })).rejects.toMatchObject({
    code: 'SIGNER_NOT_AUTHORISED',
    detail: { token: 'organisation' },
  });
});

test('a directory that forgets who has retired is not taken', async () => {
  const site = await Site.open();
  await retire(site);
  const { b } = site;
  const { directoryVersion: held } = await b.handlers['about.view']({});
  await reloaded(site, (next) => {
    for (const body of next.organisations)
      body.persons = body.persons.filter(({ code }) => code !== agencyA.clerk.code);
  });
  // The endpoint keeps the one it has, but remembers none over a restart: the terminals do.
  await site.stopEndpoint();
  await site.startEndpoint();
  await b.until(() => b.view().warnings.includes('DIRECTORY_HISTORY'));
  expect((await b.handlers['about.view']({})).directoryVersion).toBe(held);
});

/** Writes the evidence of both and verifies it in a process of its own. */
async function verified(site: Site, name: string): Promise<{ status: number | null; stdout: string }> {
  const folder = join(site.folder, name);
  await writeEvidence(site.world, folder);
  return spawnSync(process.execPath, [join(root, 'build/verify.ts'), folder], { encoding: 'utf8' });
}

test('the exported evidence holds for anybody who has that directory, once somebody has signed the lock', async () => {
  const site = await Site.open();
  await retire(site);
  const { a } = site;
  await a.until(() => a.view().phase === 'locked');
  await a.until(async () => (await a.tokens.state()).tokens.every(({ loggedIn }) => !loggedIn));
  await site.close();
  // Who has retired signs nothing more, so the act `lock` waits for the next person at work.
  const before = await verified(site, 'before');
  expect(before.status).toBe(1);
  expect(before.stdout).toMatch(/^ledger-a\.jsonl .*LEDGER_UNSIGNED: .*1 entries without signature/m);

  await site.start({ unlocked: [] });
  const head = readTerminalConfig(site.a.home).token.personal[1] ?? '';
  await site.a.tokens.login(head, agencyA.head.pin);
  await site.a.handlers['control.unlock']({ serial: head });
  await site.close();
  const { status, stdout } = await verified(site, 'after');
  expect(stdout).not.toContain('TIME_NOT_ATTESTED');
  expect([status, stdout]).toEqual([0, expect.stringContaining('ledger-a.jsonl')]);
});
