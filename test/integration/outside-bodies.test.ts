import { expect, test } from 'vitest';
import { agencies } from '../../build/demo/cast.ts';
import type { Directory } from '../../contract/exchange/directory.ts';
import type { RecordInput } from '../../contract/record/coded-record.ts';
import type { OrganisationCode } from '../../contract/scalar.ts';
import { localDate } from '../../domain/calendar/local-date.ts';
import { outgoingInput } from '../support/records.ts';
import { Site } from '../support/site.ts';

const [agencyA, agencyB] = agencies;
const today = () => localDate(Date.now());

test('paper of a body outside the directory is entered, answered on paper, and shows the name once it is listed', async () => {
  const { a, b } = await Site.open();
  const { handlers } = a;
  const { code } = await handlers['outside.enrol']({ kind: 'B08' });
  expect(code).toBe('X0001');
  await expect(handlers['outside.enrol']({ kind: 'B99' })).rejects.toMatchObject({
    code: 'CATALOGUE_CODE_UNKNOWN',
  });
  expect((await handlers['directory.find']({ text: 'x0001', limit: 9 })).organisations).toMatchObject([
    { code, name: code, outside: 'B08', canReceive: false },
  ]);
  const { signer: _, ...typed } = outgoingInput(7, { issuer: code, notation: 'BC-DN' });
  expect((await handlers['directory.get']({ codes: [code] })).organisations).toMatchObject([
    { notationParts: ['DN'] },
  ]);
  const paper: RecordInput = { ...typed, book: 'incoming', arrivedOn: today(), recipients: [agencyA.code] };
  const entered = (await handlers['record.register']({ input: paper })).record;
  expect(entered).toMatchObject({ issuer: code, generation: 4 });
  expect((await handlers['register.page'](search('x0001'))).rows.map(({ record }) => record.code)).toEqual([
    entered.code,
  ]);

  const reply = outgoingInput(1, { recipients: [code, agencyB.code], copies: 2, replyTo: entered.code });
  const out = (await handlers['record.register']({ input: reply })).record;
  expect(await handlers['record.legs']({ code: out.code })).toEqual({ paper: [code], lacks: [] });
  await handlers['record.issue']({ code: out.code, paper: [code] });
  const waiting = await b.until(async () => (await b.handlers['incoming.waiting']({})).waiting[0]);
  expect(waiting.record.recipients).toEqual([agencyB.code, code].sort());
  await handlers['paper.hand']({ code: out.code, to: [code], carrier: 'post', run: 3, envelopes: 1 });

  await handlers['outside.identify']({ code, organisation: 'H37.03' });
  await expect(handlers['outside.identify']({ code, organisation: 'H37.03' })).rejects.toMatchObject({
    code: 'RECORD_WRONG_STATE',
  });
  const [named] = (await handlers['directory.get']({ codes: [code] })).organisations;
  const [listed] = (await handlers['directory.get']({ codes: ['H37.03'] })).organisations;
  expect(named?.name).toBe(listed?.name);
  expect(await handlers['outside.list']({})).toEqual({
    bodies: [{ code, kind: 'B08', organisation: 'H37.03', lines: 1, sent: 1 }],
  });
  const choices = async () => (await handlers['directory.find']({ text: 'x0001', limit: 9 })).organisations;
  expect(await choices()).toEqual([]);
  await expect(handlers['outside.separate']({ code, reason: 'S99' })).rejects.toMatchObject({
    code: 'CATALOGUE_CODE_UNKNOWN',
  });
  await handlers['outside.separate']({ code, reason: 'S01' });
  await expect(handlers['outside.separate']({ code, reason: 'S01' })).rejects.toMatchObject({
    code: 'RECORD_WRONG_STATE',
  });
  expect(await choices()).toMatchObject([{ code, name: code }]);
  expect(await handlers['outside.shared']({ code, organisation: agencyB.code })).toMatchObject({
    total: 1,
    records: [{ code: out.code }],
  });
  expect(await handlers['outside.shared']({ code, organisation: 'H37.03' })).toEqual({
    total: 0,
    records: [],
  });
  await handlers['outside.identify']({ code, organisation: 'H37.03' });
  await handlers['paper.slip']({ code: out.code, to: code, on: today(), slip: out.code });
  const page = await handlers['record.page']({ code: out.code });
  expect(page.papers).toMatchObject([{ organisation: code, state: 'returned' }]);
  for (const terminal of [a, b]) {
    await terminal.handlers['ledger.checkpoint']({});
    expect(await terminal.handlers['ledger.verify']({})).toMatchObject({ ok: true, firstFault: null });
    expect(await terminal.handlers['ledger.rebuild']({})).toEqual({ differed: false });
  }
});

test('a body that is listed later and then gets a terminal: new documents by wire, its open paper stays', async () => {
  const site = await Site.open();
  const { a, b } = site;
  const { handlers } = a;
  let mailbox: Directory['organisations'][number]['mailbox'];
  await site.changeBody(agencyB.code, (body) => {
    mailbox = body.mailbox;
    delete body.mailbox;
  });
  const { code: outside } = await handlers['outside.enrol']({ kind: 'B08' });
  const onPaper = await register(outside, 1);
  await handlers['record.issue']({ code: onPaper, paper: [outside] });
  await handlers['paper.hand']({ code: onPaper, to: [outside], carrier: 'post', run: 1, envelopes: 1 });
  await handlers['outside.identify']({ code: outside, organisation: agencyB.code });
  const stillOnPaper = await register(agencyB.code, 2);
  expect(await handlers['record.legs']({ code: stillOnPaper })).toEqual({ paper: [agencyB.code], lacks: [] });

  await site.changeBody(agencyB.code, (body) => {
    body.mailbox = mailbox;
  });
  expect(await handlers['record.legs']({ code: stillOnPaper })).toEqual({ paper: [], lacks: [] });
  const { envelopes } = await handlers['record.issue']({ code: stillOnPaper, paper: [] });
  expect(envelopes).toHaveLength(1);
  const arrived = await b.until(async () => (await b.handlers['incoming.waiting']({})).waiting[0]);
  expect(arrived.record.code).toBe(stillOnPaper);
  const papers = async () => (await handlers['record.page']({ code: onPaper })).papers;
  expect(await papers()).toMatchObject([{ organisation: outside, state: 'handed' }]);
  await handlers['paper.slip']({ code: onPaper, to: outside, on: today(), slip: onPaper });
  expect(await papers()).toMatchObject([{ organisation: outside, state: 'returned' }]);
  await handlers['ledger.checkpoint']({});
  expect(await handlers['ledger.verify']({})).toMatchObject({ ok: true, firstFault: null });

  async function register(recipient: OrganisationCode, number: number) {
    const input = outgoingInput(number, { recipients: [recipient] });
    return (await handlers['record.register']({ input })).record.code;
  }
});

const search = (text: string) => ({
  ...{ book: 'incoming' as const, year: Number(today().slice(0, 4)), text, levels: [], states: [] },
  ...{ sort: [], offset: 0, limit: 9 },
});
