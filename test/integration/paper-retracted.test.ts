import { expect, test } from 'vitest';
import { agencies } from '../../build/demo/cast.ts';
import type { Directory } from '../../contract/exchange/directory.ts';
import type { ControlCode } from '../../contract/record/control-code.ts';
import { localDate } from '../../domain/calendar/local-date.ts';
import { outgoingInput } from '../support/records.ts';
import { Site } from '../support/site.ts';
import type { TestTerminal } from '../support/terminal.ts';

const [agencyA, agencyB] = agencies;
/** Listed in the demo's directory, without a terminal. */
const [province, finance] = ['H37', 'H37.03'];
const today = () => localDate(Date.now());

/** A record on paper alone, handed to both of its recipients. */
async function handedOver({ handlers }: TestTerminal, copies = 2): Promise<ControlCode> {
  const to = [province, finance];
  const input = outgoingInput(1, { recipients: to, copies });
  const { code } = (await handlers['record.register']({ input })).record;
  await handlers['record.issue']({ code, paper: to });
  await handlers['paper.hand']({ code, to, carrier: 'courier', run: 12, envelopes: 2 });
  return code;
}
/** What the record's page and the day's page say of it, once all acts are signed. */
async function standing({ handlers }: TestTerminal, code: ControlCode) {
  await handlers['ledger.checkpoint']({});
  const { row, papers, copies, refusedBy } = await handlers['record.page']({ code });
  const { totals, toHand, missingReceipts, refused } = await handlers['today.view']({});
  return { progress: row.progress, papers, copies, refusedBy, totals, toHand, missingReceipts, refused };
}
const entryOf = async ({ handlers }: TestTerminal, code: ControlCode, to: string) => {
  const { papers } = await handlers['record.page']({ code });
  return papers.find(({ organisation }) => organisation === to)?.latest?.entry ?? expect.unreachable();
};
const holds = async ({ handlers }: TestTerminal) => {
  await handlers['ledger.checkpoint']({});
  expect(await handlers['ledger.verify']({})).toMatchObject({ ok: true, firstFault: null });
  expect(await handlers['ledger.rebuild']({})).toEqual({ differed: false });
};

test('a slip, a return and a loss noted by mistake are taken back: page and day are as before, the route keeps both', async () => {
  const { a } = await Site.open();
  const code = await handedOver(a);
  const about = { code, to: province };
  const wrong = [
    () => a.handlers['paper.slip']({ ...about, on: today(), slip: code }),
    () => a.handlers['paper.decline']({ ...about, on: today(), reasons: ['R02'] }),
    () => a.handlers['paper.lose']({ ...about, on: today() }),
  ];
  for (const note of wrong) {
    const before = await standing(a, code);
    await note();
    expect(await standing(a, code)).not.toEqual(before);
    const entry = await entryOf(a, code, province);
    await expect(a.handlers['paper.retract']({ ...about, entry, reason: 'L99' })).rejects.toMatchObject({
      code: 'CATALOGUE_CODE_UNKNOWN',
      field: 'reason',
    });
    await a.handlers['paper.retract']({ ...about, entry, reason: 'L05' });
    expect(await standing(a, code)).toEqual(before);
    await expect(a.handlers['paper.retract']({ ...about, entry, reason: 'L05' })).rejects.toMatchObject({
      code: 'PAPER_ENTRY_CHANGED',
    });
    const { route } = await a.handlers['record.page']({ code });
    expect(route.at(-2)?.seq).toBe(entry);
    expect(route.at(-1)).toMatchObject({
      ...{ act: 'retract', by: 'person', organisation: province, reasons: ['L05'] },
      paper: { to: [province], takesBack: entry },
    });
  }
  await holds(a);
});

test('a hand-over is taken back of one recipient and noted anew; a slip is dated from the first one on', async () => {
  const { a } = await Site.open();
  const code = await handedOver(a);
  await a.handlers['paper.slip']({ code, to: province, on: today(), slip: code });
  const take = async (to: string) =>
    a.handlers['paper.retract']({ code, to, entry: await entryOf(a, code, to), reason: 'L03' });
  await take(province);
  await take(province);
  const { papers, row } = await a.handlers['record.page']({ code });
  expect(papers.map(({ organisation, state, latest }) => [organisation, state, latest?.back])).toEqual([
    [province, 'waiting', undefined],
    [finance, 'handed', 'waiting'],
  ]);
  expect(row.progress).toEqual({ entered: 0, refused: 0, silent: 2 });
  const day = await a.handlers['today.view']({});
  expect(day.totals.toHand).toBe(1);
  await a.handlers['paper.hand']({ code, to: [province], carrier: 'post', run: 3, envelopes: 1 });
  await a.handlers['paper.slip']({ code, to: province, on: today(), slip: code });
  await holds(a);
});

test('what was built upon is not taken back, and says why', async () => {
  const { a } = await Site.open();
  const code = await handedOver(a);
  const about = { code, to: province };
  await a.handlers['paper.lose']({ ...about, on: today() });
  const entry = await entryOf(a, code, province);
  const take = () => a.handlers['paper.retract']({ ...about, entry, reason: 'L04' });

  await a.handlers['record.settle']({ code, reason: 'T02' });
  await expect(take()).rejects.toMatchObject({ code: 'RECORD_SETTLED' });
  await a.handlers['record.reopen']({ code, reason: 'M01' });

  await a.handlers['record.resend']({ code, to: province, from: 'further' });
  await expect(take()).rejects.toMatchObject({ code: 'PAPER_ENTRY_CHANGED' });

  const other = (await a.handlers['record.register']({ input: outgoingInput(2) })).record.code;
  await expect(
    a.handlers['paper.retract']({ code: other, to: province, entry, reason: 'L04' }),
  ).rejects.toMatchObject({ code: 'RECORD_WRONG_STATE' });
  await holds(a);
});

test('a resend on paper by mistake is taken back: page and day are as before, and the copy goes otherwise', async () => {
  const { a } = await Site.open();
  // Of three copies one is kept.
  const code = await handedOver(a, 3);
  const about = { code, to: province };
  const takeBack = async () =>
    a.handlers['paper.retract']({ ...about, entry: await entryOf(a, code, province), reason: 'L01' });
  const took = async () => {
    const { copies } = await a.handlers['record.page']({ code });
    return copies.map(({ copy, holder, state }) => [copy, holder, state]);
  };
  const others = [2, finance, 'sent'];

  await a.handlers['paper.decline']({ ...about, on: today(), reasons: ['R02'] });
  const refused = await standing(a, code);
  await a.handlers['record.resend'](about);
  expect((await a.handlers['today.view']({})).totals.toHand).toBe(1);
  await a.handlers['record.settle']({ code, reason: 'T02' });
  await expect(takeBack()).rejects.toMatchObject({ code: 'RECORD_SETTLED' });
  await a.handlers['record.reopen']({ code, reason: 'M01' });
  await takeBack();
  expect(await standing(a, code)).toEqual(refused);
  expect((await a.handlers['today.view']({})).totals.toHand).toBe(0);
  const { route } = await a.handlers['record.page']({ code });
  expect(route.at(-1)).toMatchObject({ act: 'retract', organisation: province, reasons: ['L01'] });

  // The return was noted by mistake as well: it was lost.
  await takeBack();
  await a.handlers['paper.lose']({ ...about, on: today() });
  const lost = await standing(a, code);
  const [sent, kept] = [
    [1, province, 'sent'],
    [3, agencyA.code, 'held'],
  ];
  for (const [from, by] of [
    ['kept', 3],
    ['further', 4],
    ['kept', 3],
  ] as const) {
    await a.handlers['record.resend']({ ...about, from });
    const { papers } = await a.handlers['record.page']({ code });
    expect(papers.find(({ organisation }) => organisation === province)?.latest).toMatchObject({
      ...{ back: 'lost', replaced: { by: [by], from } },
    });
    await takeBack();
    expect(await standing(a, code)).toEqual(lost);
    expect(await took()).toEqual([sent, others, kept]);
    await expect(
      a.handlers['paper.hand']({ code, to: [province], carrier: 'post', run: 3, envelopes: 1 }),
    ).rejects.toMatchObject({ code: 'RECORD_WRONG_STATE' });
  }
  // The number that was taken back goes to the next further copy, and that stays once it is handed over.
  await a.handlers['record.resend']({ ...about, from: 'further' });
  await a.handlers['paper.hand']({ code, to: [province], carrier: 'post', run: 3, envelopes: 1 });
  await a.handlers['paper.slip']({ ...about, on: today(), slip: code });
  expect(await took()).toEqual([[1, province, 'lost'], others, kept, [4, province, 'received']]);
  await holds(a);
});

test('paper that went to a body whose envelope was refused is taken back, and the envelope goes again', async () => {
  const site = await Site.open();
  const { a, b } = site;
  const to = agencyB.code;
  const input = outgoingInput(1, { recipients: [to], copies: 1 });
  const { code } = (await a.handlers['record.register']({ input })).record;
  await a.handlers['record.issue']({ code });
  const waiting = () => b.until(async () => (await b.handlers['incoming.waiting']({})).waiting[0]);
  const { envelope } = await waiting();
  await b.handlers['incoming.refuse']({ envelope, reasons: ['R01', 'R02'] });
  await a.until(async () => (await a.handlers['record.page']({ code })).refusedBy.length === 1);
  const refused = await standing(a, code);

  let mailbox: Directory['organisations'][number]['mailbox'];
  await site.changeBody(to, (body) => {
    mailbox = body.mailbox;
    delete body.mailbox;
  });
  expect(await a.handlers['record.resend']({ code, to })).toEqual({ by: 'paper' });
  expect((await a.handlers['record.page']({ code })).refusedBy).toEqual([]);
  const entry = await entryOf(a, code, to);
  await a.handlers['paper.retract']({ code, to, entry, reason: 'L05' });
  expect(await standing(a, code)).toEqual(refused);
  await expect(a.handlers['paper.retract']({ code, to, entry, reason: 'L05' })).rejects.toMatchObject({
    code: 'RECORD_WRONG_STATE',
  });

  await site.changeBody(to, (body) => {
    body.mailbox = mailbox;
  });
  expect(await a.handlers['record.resend']({ code, to })).toEqual({ by: 'wire' });
  expect((await waiting()).record.code).toBe(code);
  await expect(a.handlers['paper.retract']({ code, to, entry, reason: 'L05' })).rejects.toMatchObject({
    code: 'PAPER_SENT_AGAIN',
  });
  for (const terminal of [a, b]) await holds(terminal);
});
