import { expect, test } from 'vitest';
import type { ControlCode } from '../../contract/record/control-code.ts';
import { homeFiles } from '../../native/home.ts';
import { connect } from '../../native/store/connection.ts';
import { outgoingInput } from '../support/records.ts';
import { recoverKey } from '../support/recovery.ts';
import { Site } from '../support/site.ts';
import type { TestTerminal } from '../support/terminal.ts';

test('a record registered, signed and issued by A is entered by B, and A holds the signed receipt', async () => {
  const { a, b } = await Site.open({ signing: [] });
  const { record } = await a.handlers['record.register']({ input: outgoingInput(1) });
  expect(record.ordinal).toBe(1);
  await expect(a.handlers['record.issue']({ code: record.code })).rejects.toMatchObject({
    code: 'SEAL_LOCKED',
  });
  await a.openSeal();
  await a.handlers['record.issue']({ code: record.code });

  const waiting = await b.until(async () => (await b.handlers['incoming.waiting']({})).waiting[0]);
  expect(waiting.record.code).toBe(record.code);
  expect(waiting.signatures.map(({ valid }) => valid)).toEqual([true, true]);
  await arrivalKnown(a, record.code);

  const check = {
    level: record.level,
    number: record.number,
    copies: 1,
    pages: 6,
    enclosures: 1,
    sealIntact: true,
  };
  await expect(
    b.handlers['incoming.enter']({
      envelope: waiting.envelope,
      check: { ...check, pages: 5 },
      noteCodes: [],
    }),
  ).rejects.toMatchObject({ code: 'COUNTS_DIFFER', field: 'pages' });
  const entered = await b.handlers['incoming.enter']({ envelope: waiting.envelope, check, noteCodes: [] });
  expect(entered.record).toMatchObject({ book: 'incoming', ordinal: 1, code: record.code });

  const page = await a.until(async () => {
    const found = await a.handlers['record.page']({ code: record.code });
    return found.row.progress.entered === 1 ? found : undefined;
  });
  expect(page.route.map(({ act, status }) => status ?? act)).toEqual([
    'register',
    'issue',
    'deliver',
    '01',
    '03',
  ]);
  expect(page.signatures.every(({ valid }) => valid)).toBe(true);

  for (const terminal of [a, b]) {
    await terminal.handlers['ledger.checkpoint']({});
    const verdict = await terminal.handlers['ledger.verify']({});
    expect(verdict).toMatchObject({ ok: true, firstFault: null });
    expect(verdict.signed).toBe(verdict.entries);
    expect(await terminal.handlers['ledger.rebuild']({})).toEqual({ differed: false });
  }
});

test('a copy is not with its recipient while its envelope waits to go', async () => {
  const site = await Site.open({ endpoint: false, unlocked: ['a'] });
  const { a } = site;
  const { code } = (await a.handlers['record.register']({ input: outgoingInput(1) })).record;
  await a.handlers['record.issue']({ code });
  const sent = async () =>
    (await a.handlers['record.page']({ code })).copies.find(({ state }) => state === 'sent')?.transport;
  expect(await sent()).toBe('queued');
  await site.startEndpoint();
  await a.until(async () => (await sent()) === 'stored');
});

test('a refusal reaches the sender with its reason', async () => {
  const { a, b } = await Site.open();
  const { record } = await a.handlers['record.register']({ input: outgoingInput(2) });
  await a.handlers['record.issue']({ code: record.code });
  const waiting = await b.until(async () => (await b.handlers['incoming.waiting']({})).waiting[0]);
  await b.handlers['incoming.refuse']({ envelope: waiting.envelope, reasons: ['R02'] });
  const refused = await a.until(async () => (await a.handlers['today.view']({})).refused[0]);
  expect(refused).toMatchObject({ by: b.agency.code, reasons: ['R02'] });
});

test('a register line changed behind the program is named by the verification and made anew', async () => {
  const site = await Site.open();
  const { world } = site;
  await delivered(site.a, site.b);
  await site.close();
  const connection = connect(homeFiles(world.homes.a.home).store, recoverKey(world, 'a'));
  connection.exec("UPDATE record_recipient SET status = '03'");
  connection.close();
  await site.start({ unlocked: ['a'] });
  const { a } = site;
  const verdict = await a.handlers['ledger.verify']({});
  expect(verdict).toMatchObject({ ok: false, firstFault: { code: 'PROJECTION_DIFFERS' } });
  expect(verdict.firstFault?.seq).toBe(verdict.entries);
  expect(await a.handlers['ledger.rebuild']({})).toEqual({ differed: true });
  expect(await a.handlers['ledger.verify']({})).toMatchObject({ ok: true, firstFault: null });
});

/** A issues a record, and its arrival at B is known at A. */
async function delivered(a: TestTerminal, b: TestTerminal): Promise<void> {
  const { record } = await a.handlers['record.register']({ input: outgoingInput(1) });
  await a.handlers['record.issue']({ code: record.code });
  await b.until(async () => (await b.handlers['incoming.waiting']({})).waiting[0]);
  await arrivalKnown(a, record.code);
}

/** Resolves when the sender holds status 01; of a document entered before that, 03 alone is sent. */
async function arrivalKnown(a: TestTerminal, code: ControlCode): Promise<void> {
  await a.until(async () => (await a.handlers['record.page']({ code })).route.at(-1)?.status === '01');
}
