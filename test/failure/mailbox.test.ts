import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { ControlCode } from '../../contract/record/control-code.ts';
import { openMailboxes } from '../support/mailboxes.ts';
import { registerAndIssue } from '../support/records.ts';
import { Site } from '../support/site.ts';
import type { TestTerminal } from '../support/terminal.ts';

/** What a faulty disk or a hand in the endpoint's database may leave of an envelope, as SQL. */
const poisons: Record<string, string> = {
  'a kind nobody knows': `header = replace(header, '"kind":"deliver"', '"kind":"ballots"')`,
  'a key that is not in the schema': `header = replace(header, '{"at"', '{"about":"x","at"')`,
  'a header cut short': 'header = substr(header, 1, 40)',
  'a header of nothing': `header = 'null'`,
  'a warrant that is a list': `warrant = '[]'`,
  'a warrant without members': `warrant = '{}'`,
  'a key smuggled beside the warrant': `warrant = '{"about":"x",' || substr(warrant, 2)`,
  'a header once more in the warrant': `warrant = '{"header":7,' || substr(warrant, 2)`,
  'a seal that is gone': 'sealed = NULL',
  'a seal of many megabytes': 'sealed = zeroblob(20000000)',
  'brackets deeper than any stack': `header = replace(hex(zeroblob(200)), '0', '[') || replace(hex(zeroblob(200)), '0', ']')`,
};

let site: Site;
let a: TestTerminal;
let b: TestTerminal;
let number: number;
beforeEach(async () => {
  site = await Site.open({ unlocked: ['a'] });
  ({ a, b } = site);
  number = 0;
});

/** Issues a record to B; it is in the mailbox when this is done. */
async function issue(): ReturnType<typeof registerAndIssue> {
  number += 1;
  const issued = await registerAndIssue(a, number);
  await a.until(() => a.view().pendingOutbox === 0);
  return issued;
}

const mailboxes = () => join(site.world.endpoint.home, 'mailboxes.db');

function poison(envelope: string, change: string): void {
  const database = openMailboxes(site.world.endpoint.home);
  database.pragma('ignore_check_constraints = ON');
  expect(database.prepare(`UPDATE envelopes SET ${change} WHERE id = ?`).run(envelope).changes).toBe(1);
  database.close();
}

const waiting = async () =>
  (await b.handlers['incoming.waiting']({})).waiting.map(({ record }) => record.code);
const rejected = async () =>
  (await b.handlers['today.view']({ opened: { section: 'rejected', offset: 0 } })).rejected;
const transport = async (id: string) =>
  (await a.handlers['outbox.list']({ offset: 0, limit: 50 })).rows.find(({ envelope }) => envelope === id)
    ?.state;

test('an item that is no envelope is quarantined with its code, and all behind it arrives', async () => {
  const first = await issue();
  const poisoned = new Map<string, { code: ControlCode; envelope: string }>();
  for (const name of Object.keys(poisons)) poisoned.set(name, await issue());
  const bent = await issue();
  const last = await issue();
  for (const [name, { envelope }] of poisoned) poison(envelope, poisons[name] ?? '');
  poison(bent.envelope, 'sealed = zeroblob(length(sealed))');

  await b.unlock();
  await b.until(async () => (await waiting()).length === 2);
  expect(await waiting()).toEqual([first.code, last.code]);
  const rows = await rejected();
  const unknown = rows.filter(({ fault }) => fault === 'ENVELOPE_KIND_UNKNOWN');
  // The kind, and a key in the header and beside the warrant.
  expect(unknown).toHaveLength(3);
  const unreadable = rows.filter(
    ({ fault }) => fault === 'MAILBOX_ITEM_UNREADABLE' || fault === 'ENVELOPE_KIND_UNKNOWN',
  );
  expect(unreadable).toHaveLength(poisoned.size);
  // Whom it claims to be from is shown where that can be read; an identity it claims is not taken.
  expect(unreadable.filter(({ from }) => from !== null).length).toBe(3);
  const identities = [...poisoned.values()].map(({ envelope }) => envelope);
  expect(unreadable.filter(({ envelope }) => identities.includes(envelope))).toEqual([]);
  expect(rows.filter(({ envelope }) => envelope === bent.envelope)).toHaveLength(1);
  expect(await b.handlers['ledger.verify']({})).toMatchObject({ ok: true });

  // Acknowledged, not left standing: a new connection is not given them again.
  await b.handlers['session.lock']({});
  await b.unlock();
  const next = await issue();
  await b.until(async () => (await waiting()).includes(next.code));
  expect(await rejected()).toHaveLength(rows.length);

  // The clerk of A, who misses the status "arrived", sends again.
  const damaged = [...poisoned.values(), bent];
  for (const { envelope } of damaged) {
    expect(await transport(envelope)).toBe('stored');
    await a.handlers['outbox.retry']({ envelope });
  }
  await b.until(async () => {
    const codes = await waiting();
    return damaged.every(({ code }) => codes.includes(code));
  });
  for (const { envelope } of damaged) await a.until(async () => (await transport(envelope)) === 'delivered');
  expect((await rejected()).map(({ envelope }) => envelope)).not.toContain(bent.envelope);
  for (const terminal of [a, b])
    expect(await terminal.handlers['ledger.verify']({})).toMatchObject({ ok: true });
});

test('what the endpoint has receipted is not withdrawn, also when it is sent again', async () => {
  const { envelope } = await issue();
  await a.until(async () => (await transport(envelope)) === 'stored');
  const tries = async () => {
    const { rows } = await a.handlers['outbox.list']({ offset: 0, limit: 9 });
    return rows.find((row) => row.envelope === envelope)?.attempts;
  };
  const before = await tries();
  await a.handlers['outbox.retry']({ envelope });
  // Those that were made stay counted.
  expect(await tries()).toBeGreaterThanOrEqual(before ?? Number.NaN);
  await expect(async () => a.handlers['outbox.withdraw']({ envelope })).rejects.toMatchObject({
    code: 'OUTBOX_WRONG_STATE',
  });
  await b.unlock();
  await a.until(async () => (await transport(envelope)) === 'delivered');
});

test('mail that was receipted and lost with the endpoint is noticed, reported and sent again', async () => {
  const anchored = () =>
    a.until(async () => {
      await a.handlers['ledger.checkpoint']({});
      const { anchored: upTo, entries } = await a.handlers['ledger.verify']({});
      return upTo === entries;
    });
  await anchored();
  await site.stopEndpoint();
  const copy = join(site.folder, 'backup.db');
  copyFileSync(mailboxes(), copy);
  await site.startEndpoint();
  const lost = await issue();
  await anchored();
  expect(await transport(lost.envelope)).toBe('stored');

  await site.stopEndpoint();
  copyFileSync(copy, mailboxes());
  for (const tail of ['-wal', '-shm']) rmSync(mailboxes() + tail, { force: true });
  await site.startEndpoint();
  await a.until(() => a.view().warnings.includes('ENDPOINT_WENT_BACK'));
  await b.unlock();
  await b.until(async () => (await waiting()).includes(lost.code));
  await a.until(async () => (await transport(lost.envelope)) === 'delivered');
  const { rows } = await a.handlers['ledger.page']({ before: null, limit: 50 });
  expect(rows.filter(({ act }) => act === 'incident')).toHaveLength(1);
});
