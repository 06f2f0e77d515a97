import { expect, test } from 'vitest';
import { agencies } from '../../build/demo/cast.ts';
import { localDate } from '../../domain/calendar/local-date.ts';
import { outgoingInput } from '../support/records.ts';
import { Site } from '../support/site.ts';

const [agencyA] = agencies;

test('what was settled otherwise leaves the day, can be taken back, and comes back with a new refusal', async () => {
  const { a, b } = await Site.open();
  const input = outgoingInput(1, { dueOn: localDate(Date.now()), copies: 1 });
  const { code } = (await a.handlers['record.register']({ input })).record;
  await expect(a.handlers['record.settle']({ code, reason: 'T01' })).rejects.toMatchObject({
    code: 'RECORD_WRONG_STATE',
  });
  await a.handlers['record.issue']({ code });
  const refuse = async () => {
    const { envelope } = await b.until(async () => (await b.handlers['incoming.waiting']({})).waiting[0]);
    await b.handlers['incoming.refuse']({ envelope, reasons: ['R01'] });
    await a.until(async () => (await a.handlers['record.page']({ code })).refusedBy.length === 1);
  };
  const day = async () => (await a.handlers['today.view']({})).totals;
  await refuse();
  expect(await day()).toMatchObject({ refused: 1, due: 1 });

  await expect(a.handlers['record.settle']({ code, reason: 'T99' })).rejects.toMatchObject({
    code: 'CATALOGUE_CODE_UNKNOWN',
    field: 'reason',
  });
  await a.handlers['record.settle']({ code, reason: 'T02' });
  expect(await day()).toMatchObject({ refused: 0, due: 0 });
  await expect(a.handlers['record.settle']({ code, reason: 'T02' })).rejects.toMatchObject({
    code: 'RECORD_WRONG_STATE',
  });
  const page = await a.handlers['record.page']({ code });
  expect(page.row.replied).toBe(false);
  expect(page.row.settled).toBe(true);
  expect(page.route.at(-1)).toMatchObject({ act: 'settle', reasons: ['T02'], by: 'person' });

  await a.handlers['record.reopen']({ code, reason: 'M01' });
  expect(await day()).toMatchObject({ refused: 1, due: 1 });
  await a.handlers['record.settle']({ code, reason: 'T02' });
  await a.handlers['record.resend']({ code, to: b.agency.code });
  const again = await b.until(async () => (await b.handlers['incoming.waiting']({})).waiting[0]);
  expect(again.refusedBefore).toEqual([{ refusedAt: expect.any(String), reasons: ['R01'] }]);
  await refuse();
  const { signatures } = await a.handlers['record.page']({ code });
  expect(signatures.slice(0, 2).map(({ role, status }) => [role, status])).toEqual([
    ['person', null],
    ['organisation', null],
  ]);
  expect(signatures.filter(({ status }) => status === '02').map(({ role }) => role)).toEqual([
    'receiver',
    'receiver',
  ]);
  expect(await day()).toMatchObject({ refused: 1, due: 1 });
  await a.handlers['record.settle']({ code, reason: 'T02' });

  // What came in is settled under its issuer.
  const arrived = { ...outgoingInput(2), book: 'incoming' as const, arrivedOn: localDate(Date.now()) };
  const paper = {
    ...arrived,
    issuer: 'H37.03',
    notation: 'BC-STC',
    signer: undefined,
    namedOpenerOnly: true,
  };
  const entered = (await b.handlers['record.register']({ input: { ...paper, dueOn: paper.arrivedOn } }))
    .record;
  expect((await b.handlers['today.view']({})).totals.due).toBe(1);
  await b.handlers['record.settle']({ code: entered.code, issuer: 'H37.03', reason: 'T04' });
  expect((await b.handlers['today.view']({})).totals.due).toBe(0);
  expect(agencyA.code).not.toBe('H37.03');

  // An answer ends the waiting as well; a line without a day has none.
  const asked = { ...paper, number: paper.number + 1, dueOn: paper.arrivedOn };
  const first = (await b.handlers['record.register']({ input: asked })).record;
  const replied = async () =>
    (await b.handlers['record.page']({ code: first.code, issuer: 'H37.03' })).row.replied;
  expect(await replied()).toBe(false);
  await b.handlers['record.register']({
    input: {
      ...outgoingInput(3),
      issuer: b.agency.code,
      notation: 'BC-SNV',
      signer: b.agency.head.code,
      recipients: ['H37.03'],
      replyTo: first.code,
    },
  });
  expect(await replied()).toBe(true);
  expect((await b.handlers['today.view']({})).totals.due).toBe(0);

  for (const terminal of [a, b]) {
    await terminal.handlers['ledger.checkpoint']({});
    expect(await terminal.handlers['ledger.verify']({})).toMatchObject({ ok: true, firstFault: null });
    expect(await terminal.handlers['ledger.rebuild']({})).toEqual({ differed: false });
  }
});
