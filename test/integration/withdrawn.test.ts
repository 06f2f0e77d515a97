import { expect, test } from 'vitest';
import { agencies } from '../../build/demo/cast.ts';
import type { Directory } from '../../contract/exchange/directory.ts';
import { localDate } from '../../domain/calendar/local-date.ts';
import { outgoingInput } from '../support/records.ts';
import { Site } from '../support/site.ts';
import type { TestTerminal } from '../support/terminal.ts';

const to = agencies[1].code;
const holds = async ({ handlers }: TestTerminal) => {
  await handlers['ledger.checkpoint']({});
  expect(await handlers['ledger.verify']({})).toMatchObject({ ok: true, firstFault: null });
  expect(await handlers['ledger.rebuild']({})).toEqual({ differed: false });
};

test('a record whose envelope was withdrawn is sent again from its page', async () => {
  const { a } = await Site.open({ endpoint: false, unlocked: ['a'] });
  const { handlers } = a;
  const input = outgoingInput(1, { recipients: [to] });
  const { code } = (await handlers['record.register']({ input })).record;
  const { envelopes } = await handlers['record.issue']({ code });
  const page = () => handlers['record.page']({ code });
  const again = { code, to };
  await expect(handlers['record.resend'](again)).rejects.toMatchObject({ code: 'RECORD_WRONG_STATE' });
  await handlers['outbox.withdraw']({ envelope: envelopes[0] ?? '' });

  const withdrawn = await page();
  expect(withdrawn.withdrawnFrom).toEqual([{ organisation: to, at: expect.any(String) }]);
  expect(withdrawn.row.progress).toEqual({ entered: 0, refused: 1, silent: 0 });
  expect(withdrawn.copies.find(({ holder }) => holder === to)).toMatchObject({
    state: 'sent',
    transport: 'withdrawn',
  });
  expect(withdrawn.route.at(-1)).toMatchObject({ act: 'withdraw', by: 'person', organisation: to });
  const today = await handlers['today.view']({});
  expect(today.refused).toMatchObject([{ by: to, reasons: [], withdrawn: true }]);
  expect(today.totals.refused).toBe(1);
  await holds(a);

  expect(await handlers['record.resend'](again)).toEqual({ by: 'wire' });
  const sent = await page();
  expect(sent.withdrawnFrom).toEqual([]);
  expect(sent.row.progress).toEqual({ entered: 0, refused: 0, silent: 1 });
  expect(sent.copies.find(({ holder }) => holder === to)).toMatchObject({ transport: 'queued' });
  await expect(handlers['record.resend'](again)).rejects.toMatchObject({ code: 'RECORD_WRONG_STATE' });
  const { rows } = await handlers['outbox.list']({ offset: 0, limit: 9 });
  expect(rows.map(({ state, document }) => [state, document?.number])).toEqual([
    ['queued', 1],
    ['withdrawn', 1],
  ]);
  await holds(a);
});

test('what went again after a withdrawal leaves the paper of others to be noted, and taken back', async () => {
  const { a } = await Site.open({ endpoint: false, unlocked: ['a'] });
  const { handlers } = a;
  // Listed in the demo's directory, without a terminal.
  const onPaper = 'H37';
  const input = outgoingInput(1, { recipients: [to, onPaper], copies: 2 });
  const { code } = (await handlers['record.register']({ input })).record;
  const { envelopes } = await handlers['record.issue']({ code, paper: [onPaper] });
  await handlers['outbox.withdraw']({ envelope: envelopes[0] ?? '' });
  expect(await handlers['record.resend']({ code, to })).toEqual({ by: 'wire' });
  await handlers['paper.hand']({ code, to: [onPaper], carrier: 'post', run: 1, envelopes: 1 });
  await handlers['paper.lose']({ code, to: onPaper, on: localDate(Date.now()) });
  const { papers } = await handlers['record.page']({ code });
  const entry = papers[0]?.latest?.entry ?? expect.unreachable();
  await handlers['paper.retract']({ code, to: onPaper, entry, reason: 'L05' });
  expect((await handlers['record.page']({ code })).papers).toMatchObject([{ state: 'handed' }]);
  await holds(a);
});

test('what went on paper after a withdrawal is taken back while it waits, and goes by wire once that leads there', async () => {
  const site = await Site.open({ endpoint: false, unlocked: ['a'] });
  const { a } = site;
  const { handlers } = a;
  const input = outgoingInput(1, { recipients: [to] });
  const { code } = (await handlers['record.register']({ input })).record;
  const { envelopes } = await handlers['record.issue']({ code });
  await handlers['outbox.withdraw']({ envelope: envelopes[0] ?? '' });
  const page = () => handlers['record.page']({ code });
  const before = await page();

  await site.startEndpoint();
  let mailbox: Directory['organisations'][number]['mailbox'];
  await site.changeBody(to, (body) => {
    mailbox = body.mailbox;
    delete body.mailbox;
  });
  expect(await handlers['record.resend']({ code, to })).toEqual({ by: 'paper' });
  const { papers, withdrawnFrom } = await page();
  expect(papers).toMatchObject([{ organisation: to, state: 'waiting', latest: { back: 'withdrawn' } }]);
  expect(withdrawnFrom).toEqual([]);
  await handlers['paper.retract']({ code, to, entry: papers[0]?.latest?.entry ?? 0, reason: 'L05' });
  const after = await page();
  expect(after.papers).toEqual([]);
  expect(after.withdrawnFrom).toEqual(before.withdrawnFrom);
  expect(after.copies).toEqual(before.copies);
  expect(after.row.progress).toEqual(before.row.progress);
  await holds(a);

  await site.changeBody(to, (body) => {
    body.mailbox = mailbox;
  });
  expect(await handlers['record.resend']({ code, to })).toEqual({ by: 'wire' });
  await holds(a);
});
