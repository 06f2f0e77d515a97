import { spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { agencies } from '../../build/demo/cast.ts';
import { createWorld, type World } from '../../build/demo/world.ts';
import { type RunningEndpoint, startEndpoint } from '../../build/run/endpoint.ts';
import { root } from '../../build/run/paths.ts';
import { layOutEvidence } from '../../build/walkthrough/evidence.ts';
import type { Directory } from '../../contract/exchange/directory.ts';
import { readTerminalConfig } from '../../native/home.ts';
import { publish } from '../support/directory.ts';
import { outgoingInput } from '../support/records.ts';
import { startTerminal, type TestTerminal } from '../support/terminal.ts';

const [agencyA] = agencies;
/** Time for the news of an end to reach the terminal before it comes, in milliseconds. */
const notice = 8_000;

let directory: string;
let world: World;
let endpoint: RunningEndpoint;
let a: TestTerminal;
let b: TestTerminal;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'tram-mat-'));
  world = await createWorld(join(directory, 'world'));
  endpoint = await startEndpoint(world.endpoint.home);
  [a, b] = [startTerminal(world, 'a'), startTerminal(world, 'b')];
  await Promise.all([a.unlock(), b.unlock()]);
  await a.openSeal();
});
afterAll(async () => {
  await a?.stop();
  await b?.stop();
  await endpoint?.stop();
  await rm(directory, { recursive: true, force: true });
});

/** Publishes a version of the directory while the endpoint runs. */
async function reloaded(change: (directory: Directory) => void): Promise<number> {
  const version = await publish(world, change);
  endpoint.process.kill('SIGHUP');
  return version;
}

const persons = ({ organisations }: Directory) => organisations.flatMap((body) => body.persons);

test('a clerk who retires signs nothing more, and all that was signed before holds', async () => {
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
  const version = await reloaded((next) => {
    for (const person of persons(next)) if (person.code === agencyA.clerk.code) person.until = until;
  });
  for (const terminal of [a, b])
    await terminal.until(
      async () => (await terminal.handlers['about.view']({})).directoryVersion === version,
    );

  await a.until(() => a.view().phase === 'locked');
  expect(a.view().lockedBecause).toBe('SIGNER_NOT_AUTHORISED');
  expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(until));
  // The lock ends by logging the tokens out.
  await a.until(async () => (await a.tokens.state()).tokens.every(({ loggedIn }) => !loggedIn));
  await expect(a.unlock()).rejects.toMatchObject({ code: 'SIGNER_NOT_AUTHORISED' });

  const head = readTerminalConfig(a.home).token.personal[1] ?? '';
  expect(await a.tokens.login(head, agencyA.head.pin)).toBe('ok');
  await a.handlers['control.unlock']({ serial: head });
  await a.handlers['ledger.checkpoint']({});
  for (const terminal of [a, b]) {
    expect(await terminal.handlers['ledger.verify']({})).toMatchObject({ firstFault: null, unattested: [] });
    const page = await terminal.handlers['record.page']({ code: record.code });
    expect(page.signatures.map(({ valid }) => valid)).not.toContain(false);
  }
});

test('a directory that forgets who has retired is not taken', async () => {
  const { directoryVersion: held } = await b.handlers['about.view']({});
  await reloaded((next) => {
    for (const body of next.organisations)
      body.persons = body.persons.filter(({ code }) => code !== agencyA.clerk.code);
  });
  // The endpoint keeps the one it has, but remembers none over a restart: the terminals do.
  await endpoint.stop();
  endpoint = await startEndpoint(world.endpoint.home);
  await b.until(() => b.view().warnings.includes('DIRECTORY_HISTORY'));
  expect((await b.handlers['about.view']({})).directoryVersion).toBe(held);
});

test('the exported evidence holds for anybody who has that directory', async () => {
  await Promise.all([a.stop(), b.stop()]);
  const folder = join(directory, 'evidence');
  await layOutEvidence(world, folder);
  const { status, stdout } = spawnSync(process.execPath, [join(root, 'build/verify.ts'), folder], {
    encoding: 'utf8',
  });
  expect(stdout).not.toContain('TIME_NOT_ATTESTED');
  expect([status, stdout]).toEqual([0, expect.stringContaining('ledger-a.jsonl')]);
});
