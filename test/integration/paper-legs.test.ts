import { expect, test } from 'vitest';
import { agencies } from '../../build/demo/cast.ts';
import type { Directory } from '../../contract/exchange/directory.ts';
import type { ControlCode } from '../../contract/record/control-code.ts';
import { localDate } from '../../domain/calendar/local-date.ts';
import { countOf } from '../support/counted.ts';
import { outgoingInput } from '../support/records.ts';
import { Site } from '../support/site.ts';
import type { TestTerminal } from '../support/terminal.ts';

const [agencyA, agencyB] = agencies;
/** Listed in the demo's directory, without a terminal. */
const province = 'H37';
const today = () => localDate(Date.now());

const issuedTo = async ({ handlers }: TestTerminal, recipients: string[], paper: string[]) => {
  const input = outgoingInput(1, { recipients, copies: recipients.length });
  const { code } = (await handlers['record.register']({ input })).record;
  expect(await handlers['record.legs']({ code })).toEqual({ paper, lacks: [] });
  await expect(handlers['record.issue']({ code, paper: [] })).rejects.toMatchObject({ code: 'LEGS_CHANGED' });
  const { envelopes } = await handlers['record.issue']({ code, paper });
  expect(envelopes).toHaveLength(recipients.length - paper.length);
  expect(await handlers['record.legs']({ code, to: paper[0] })).toEqual({
    paper: paper.slice(0, 1),
    lacks: [],
  });
  await expect(handlers['record.legs']({ code, to: 'H99' })).rejects.toMatchObject({
    code: 'RECORD_WRONG_STATE',
  });
  return code;
};
const statesOf = async ({ handlers }: TestTerminal, code: ControlCode) =>
  (await handlers['record.page']({ code })).papers.map(({ organisation, state }) => [organisation, state]);
const holds = async ({ handlers }: TestTerminal) => {
  await handlers['ledger.checkpoint']({});
  expect(await handlers['ledger.verify']({})).toMatchObject({ ok: true, firstFault: null });
  expect(await handlers['ledger.rebuild']({})).toEqual({ differed: false });
};

test('a body without a terminal stops nobody: it gets the paper alone, whose slip is awaited', async () => {
  const { a, b } = await Site.open();
  const code = await issuedTo(a, [agencyB.code, province], [province]);
  await b.until(async () => (await b.handlers['incoming.waiting']({})).waiting[0]);
  expect(await statesOf(a, code)).toEqual([[province, 'waiting']]);

  const slip = { code, to: province, on: today(), slip: code };
  await expect(a.handlers['paper.slip'](slip)).rejects.toMatchObject({ code: 'RECORD_WRONG_STATE' });
  const carrier = 'courier' as const;
  const run = { code, to: [province], carrier, run: 12, envelopes: 2 };
  await a.handlers['paper.hand'](run);
  await expect(a.handlers['paper.hand'](run)).rejects.toMatchObject({
    code: 'RECORD_WRONG_STATE',
  });
  const other = (await a.handlers['record.register']({ input: outgoingInput(2) })).record.code;
  await expect(a.handlers['paper.slip']({ ...slip, slip: other })).rejects.toMatchObject({
    code: 'SLIP_OF_ANOTHER',
  });
  await expect(a.handlers['paper.slip']({ ...slip, on: '2099-01-01' })).rejects.toMatchObject({
    code: 'PAPER_DAY_OUTSIDE',
    field: 'on',
  });
  await a.handlers['paper.slip'](slip);

  const page = await a.handlers['record.page']({ code });
  expect(page.row.progress).toEqual({ entered: 1, refused: 0, silent: 1 });
  expect(page.copies.map(({ holder, state }) => [holder, state])).toEqual([
    [province, 'received'],
    [agencyB.code, 'sent'],
  ]);
  expect(page.route.map(({ act }) => act).filter((act) => act === 'hand' || act === 'slip')).toEqual([
    'hand',
    'slip',
  ]);
  await holds(a);
});

test('what is lost or given back is sent again; a body that has a terminal by then gets it in an envelope', async () => {
  const site = await Site.open();
  const { a, b } = site;
  let mailbox: Directory['organisations'][number]['mailbox'];
  await site.changeBody(agencyB.code, (body) => {
    mailbox = body.mailbox;
    delete body.mailbox;
  });
  const code = await issuedTo(a, [agencyB.code, province], [province, agencyB.code].sort());
  const run = { code, carrier: 'post' as const, run: 1, envelopes: 2 };
  await a.handlers['paper.hand']({ ...run, to: [province, agencyB.code] });
  await a.handlers['paper.lose']({ code, to: province, on: today() });
  const given = { code, to: agencyB.code, on: today() };
  await expect(a.handlers['paper.decline']({ ...given, reasons: ['R08'] })).rejects.toMatchObject({
    code: 'CATALOGUE_CODE_UNKNOWN',
  });
  await a.handlers['paper.decline']({ ...given, reasons: ['R02'] });
  expect(await statesOf(a, code)).toEqual([
    [province, 'lost'],
    [agencyB.code, 'refused'],
  ]);

  await site.changeBody(agencyB.code, (body) => {
    body.mailbox = mailbox;
  });
  // The paper that is still open stays on paper.
  await expect(a.handlers['record.resend']({ code, to: province })).rejects.toMatchObject({
    code: 'RECORD_INVALID',
    field: 'from',
  });
  const lost = { code, to: province, from: 'further' as const };
  expect(await a.handlers['record.resend'](lost)).toEqual({ by: 'paper' });
  const { copies } = await a.handlers['record.page']({ code });
  expect(copies.map(({ copy, holder, state }) => [copy, holder, state])).toEqual([
    [1, province, 'lost'],
    [2, agencyB.code, 'refused'],
    [3, province, 'sent'],
  ]);
  expect(await a.handlers['record.resend']({ code, to: agencyB.code })).toEqual({ by: 'wire' });
  await expect(a.handlers['record.resend']({ code, to: agencyB.code })).rejects.toMatchObject({
    code: 'RECORD_WRONG_STATE',
  });
  expect(await statesOf(a, code)).toEqual([[province, 'waiting']]);

  const waiting = await b.until(async () => (await b.handlers['incoming.waiting']({})).waiting[0]);
  expect(waiting.record.code).toBe(code);
  await b.handlers['incoming.refuse']({ envelope: waiting.envelope, reasons: ['R01'] });
  await a.until(
    async () => (await a.handlers['record.page']({ code })).refusedBy[0]?.organisation === agencyB.code,
  );
  await a.handlers['record.resend']({ code, to: agencyB.code });
  const again = await b.until(async () => (await b.handlers['incoming.waiting']({})).waiting[0]);
  expect(again.record).toEqual(waiting.record);
  expect(again.envelope).not.toBe(waiting.envelope);
  expect(again.signatures.map(({ valid }) => valid)).toEqual([true, true]);
  expect(agencyA.code).toBe(again.from);
  const check = await countOf(b.handlers, again.envelope);
  await b.handlers['incoming.enter']({ envelope: again.envelope, check, noteCodes: [] });
  // The record came twice with the same two signatures.
  const { signatures } = await b.handlers['record.page']({ code, issuer: agencyA.code });
  expect(signatures.map(({ role, status }) => [role, status])).toEqual([
    ['person', null],
    ['organisation', null],
    ['receiver', '02'],
    ['receiver', '03'],
  ]);
  for (const terminal of [a, b]) await holds(terminal);
});
