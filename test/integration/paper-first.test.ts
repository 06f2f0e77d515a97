import { expect, test } from 'vitest';
import { agencies } from '../../build/demo/cast.ts';
import { localDate } from '../../domain/calendar/local-date.ts';
import { outgoingInput } from '../support/records.ts';
import { Site } from '../support/site.ts';

const [agencyA] = agencies;

test('an envelope joins the line of its paper, which takes on what the issuer signed', async () => {
  const { a, b } = await Site.open();
  const input = outgoingInput(1);
  const { record } = await a.handlers['record.register']({ input });
  const { code } = record;
  const arrivedOn = localDate(Date.now());
  const paper = await b.handlers['record.register']({
    input: { ...input, book: 'incoming', code, arrivedOn, pages: 9, storeAt: 'K1-T1-N1' },
  });
  await a.handlers['record.issue']({ code });

  const waiting = await b.until(async () => (await b.handlers['incoming.waiting']({})).waiting[0]);
  expect(waiting).toMatchObject({ paper: { ordinal: 1, differs: ['pages'] }, sharedWith: [] });
  const check = { level: record.level, number: 1, copies: 1, pages: 6, enclosures: 1, sealIntact: true };
  const { envelope } = waiting;
  const joined = await b.handlers['incoming.enter']({ envelope, check, noteCodes: [] });
  expect(joined.record).toEqual({ ...paper.record, pages: 6, protectUntil: record.protectUntil });

  await a.until(async () => (await a.handlers['record.page']({ code })).row.progress.entered === 1);
  const page = await b.handlers['record.page']({ code, issuer: agencyA.code });
  expect(page.copies.map(({ copy, state }) => [copy, state])).toEqual([[1, 'received']]);
  expect(page.route.map(({ act }) => act)).toEqual(['enter', 'receive', 'join']);
  for (const terminal of [a, b]) {
    await terminal.handlers['ledger.checkpoint']({});
    expect(await terminal.handlers['ledger.verify']({})).toMatchObject({ ok: true, firstFault: null });
  }
});

test('a document that its issuer dates after the arrival of its paper joins nothing, and can be refused', async () => {
  const { a, b } = await Site.open();
  const input = outgoingInput(3);
  const { record } = await a.handlers['record.register']({ input });
  const { code } = record;
  const yesterday = localDate(Date.now() - 86_400_000);
  const days = { issuedOn: yesterday, arrivedOn: yesterday };
  const typed = { ...input, ...days, protectUntil: undefined, book: 'incoming' as const, code };
  await b.handlers['record.register']({ input: typed });
  await a.handlers['record.issue']({ code });
  const { envelope, paper } = await b.until(async () =>
    (await b.handlers['incoming.waiting']({})).waiting.find((row) => row.record.code === code),
  );
  expect(paper?.differs).toContain('issuedOn');
  const check = { level: record.level, number: 3, copies: 1, pages: 6, enclosures: 1, sealIntact: true };
  await expect(b.handlers['incoming.enter']({ envelope, check, noteCodes: [] })).rejects.toMatchObject({
    code: 'ARRIVED_BEFORE_ISSUED',
  });
  await b.handlers['incoming.refuse']({ envelope, reasons: ['R02'] });
  await a.until(async () => (await a.handlers['record.page']({ code })).row.progress.refused === 1);
});

test('a code typed under another issuer does not stand in the way, and shows', async () => {
  const { a, b } = await Site.open();
  const { record } = await a.handlers['record.register']({ input: outgoingInput(2) });
  const { code } = record;
  const typed = { ...outgoingInput(2), issuer: 'H37.03', notation: 'BC-STC', signer: undefined };
  const arrivedOn = localDate(Date.now());
  const input = { ...typed, book: 'incoming' as const, code, arrivedOn, namedOpenerOnly: true };
  await b.handlers['record.register']({ input });
  await a.handlers['record.issue']({ code });
  const waiting = await b.until(async () => (await b.handlers['incoming.waiting']({})).waiting[0]);
  expect(waiting).toMatchObject({ from: agencyA.code, paper: null, sharedWith: ['H37.03'] });
  await b.until(() => b.view().warnings.includes('RECORD_CODE_SHARED'));
  const { rows } = await b.handlers['ledger.page']({ before: null, limit: 20 });
  expect(rows.map(({ act }) => act)).toContain('incident');
});
