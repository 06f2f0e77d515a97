import { copyFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { homeFiles, readTerminalConfig } from '../../native/home.ts';
import { evidenceOf } from '../hostile/leftovers.ts';
import { countOf } from '../support/counted.ts';
import { verifyIn } from '../support/evidence-folders.ts';
import { outgoingInput } from '../support/records.ts';
import { Site } from '../support/site.ts';

function write(folder: string, files: Map<string, Uint8Array>): void {
  for (const [name, bytes] of files) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
}

/** Writes what both terminals export into one folder and gives the verdict on it. */
async function verdictOnBoth(site: Site, name: string) {
  const folder = join(site.folder, name);
  for (const key of ['a', 'b'] as const) write(folder, await evidenceOf(site.world, key));
  return verifyIn(folder);
}

/** B enters the record that waits, and A learns of it. */
async function handOver({ a, b }: Site): Promise<string> {
  const waiting = await b.until(async () => (await b.handlers['incoming.waiting']({})).waiting[0]);
  const { record, envelope } = waiting;
  const check = await countOf(b.handlers, envelope);
  await b.handlers['incoming.enter']({ envelope, check, noteCodes: [] });
  await a.until(
    async () => (await a.handlers['record.page']({ code: record.code })).row.progress.entered === 1,
  );
  return record.code;
}

test('a body that puts its old store back and cancels what it issued is contradicted by the receiver', async () => {
  const site = await Site.open();
  const { store } = homeFiles(site.a.home);
  const kept = join(site.folder, 'kept.db');
  const { record } = await site.a.handlers['record.register']({ input: outgoingInput(1) });
  await site.close();
  copyFileSync(store, kept);
  await site.start();
  await site.a.handlers['record.issue']({ code: record.code });
  await handOver(site);
  await site.close();
  const honest = await verdictOnBoth(site, 'honest');
  expect(honest.output).toContain('2 ledgers together: no contradiction');
  expect(honest.status).toBe(0);

  for (const name of readdirSync(site.a.home)) if (/^store\.db-/.test(name)) rmSync(join(site.a.home, name));
  copyFileSync(kept, store);
  // Without the endpoint nothing tells the terminal that its ledger is an old one.
  await site.start({ endpoint: false, unlocked: ['a'] });
  await site.a.handlers['record.cancel']({ code: record.code, reason: 'H01' });
  await site.close();
  const { status, output } = await verdictOnBoth(site, 'rewritten');
  expect(output).toMatch(/^ledger-a\.jsonl .*ĐÚNG/m);
  expect(output).toMatch(/^ledger-b\.jsonl .*ĐÚNG/m);
  const { organisation } = readTerminalConfig(site.a.home);
  expect(output).toMatch(
    new RegExp(`ledgers together: RECORD_DENIED: .*record ${organisation} ${record.code}; ${organisation} `),
  );
  expect(status).toBe(1);
});
