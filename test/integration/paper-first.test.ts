import { expect, onTestFinished, test, vi } from 'vitest';
import { agencies } from '../../build/demo/cast.ts';
import { localDate } from '../../domain/calendar/local-date.ts';
import { outgoingInput } from '../support/records.ts';
import { Site } from '../support/site.ts';

const [agencyA] = agencies;
const registerQuery = {
  ...{ book: 'incoming' as const, year: Number(localDate(Date.now()).slice(0, 4)), text: '' },
  ...{ levels: [], states: [], sort: [], offset: 0, limit: 10 },
};

test('an envelope joins the line of its paper, which takes on what the issuer signed', async () => {
  const { a, b } = await Site.open();
  const input = outgoingInput(1);
  const { record } = await a.handlers['record.register']({ input });
  const { code } = record;
  const arrivedOn = localDate(Date.now());
  const paper = await b.handlers['record.register']({
    input: { ...input, book: 'incoming', code, arrivedOn, copies: 1, pages: 9, storeAt: 'K1-T1-N1' },
  });
  await a.handlers['record.issue']({ code });

  const waiting = await b.until(async () => (await b.handlers['incoming.waiting']({})).waiting[0]);
  expect(waiting).toMatchObject({ paper: { ordinal: 1, differs: ['pages'] }, sharedWith: [] });
  const check = { level: record.level, number: 1, copies: 1, pages: 6, enclosures: 1, sealIntact: true };
  const { envelope } = waiting;
  const joined = await b.handlers['incoming.enter']({ envelope, check, noteCodes: [] });
  // One came of the two that its issuer made: the paper's line counted that one, the signed record states both.
  const signed = { copies: 2, pages: 6, protectUntil: record.protectUntil };
  expect(joined.record).toEqual({ ...paper.record, ...signed });

  await a.until(async () => (await a.handlers['record.page']({ code })).row.progress.entered === 1);
  const page = await b.handlers['record.page']({ code, issuer: agencyA.code });
  expect(page.copies.map(({ copy, state }) => [copy, state])).toEqual([[1, 'received']]);
  expect(page.row).toMatchObject({ came: 1, record: { copies: 2 } });
  const { rows } = await b.handlers['register.page'](registerQuery);
  expect(rows.map(({ came }) => came)).toEqual([1]);
  expect(page.route.map(({ act }) => act)).toEqual(['enter', 'receive', 'join']);
  expect(page.route.at(-1)?.change).toMatchObject({ old: { copies: 1 }, new: { copies: 1, pages: 6 } });
  for (const terminal of [a, b]) {
    await terminal.handlers['ledger.checkpoint']({});
    expect(await terminal.handlers['ledger.verify']({})).toMatchObject({ ok: true, firstFault: null });
  }
});

test('paper entered with another number of copies than came in the envelope is told to differ', async () => {
  const { a, b } = await Site.open();
  const input = outgoingInput(6);
  const { code } = (await a.handlers['record.register']({ input })).record;
  const arrivedOn = localDate(Date.now());
  // The total that stands on the document, in place of the one copy that came.
  await b.handlers['record.register']({ input: { ...input, book: 'incoming', code, arrivedOn } });
  await a.handlers['record.issue']({ code });
  const waiting = await b.until(async () => (await b.handlers['incoming.waiting']({})).waiting[0]);
  expect(waiting.paper).toMatchObject({ differs: ['copies'] });
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

test('while its envelope waits, the figures of a paper are not corrected until they agree', async () => {
  const { a, b } = await Site.open();
  const input = outgoingInput(4);
  const { record } = await a.handlers['record.register']({ input });
  const { code } = record;
  const typed = { ...input, book: 'incoming' as const, code, arrivedOn: localDate(Date.now()), pages: 9 };
  await b.handlers['record.register']({ input: typed });
  await a.handlers['record.issue']({ code });
  const { envelope } = await b.until(async () => (await b.handlers['incoming.waiting']({})).waiting[0]);
  const correct = (change: object) =>
    b.handlers['record.correct']({ code, input: { ...typed, ...change }, reason: 'D01' });
  for (const [field, value] of Object.entries({ pages: 6, number: 5, copies: 3, enclosures: 2, level: 'A' }))
    await expect(correct({ [field]: value })).rejects.toMatchObject({ code: 'ENVELOPE_WAITS', field });
  await correct({ storeAt: 'K1-T1-N2' });
  const check = { level: record.level, number: 4, copies: 1, pages: 6, enclosures: 1, sealIntact: true };
  const joined = await b.handlers['incoming.enter']({ envelope, check, noteCodes: [] });
  expect(joined.record).toMatchObject({ pages: 6 });
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

test('a line entered from paper is corrected and cancelled with a reason, and rebuilt and verified like any other', async () => {
  const { b } = await Site.open({ endpoint: false, unlocked: ['b'] });
  const { signer: _signer, ...read } = outgoingInput(5);
  const arrivedOn = localDate(Date.now());
  const typed = { ...read, book: 'incoming' as const, arrivedOn, issuer: 'H37.03', notation: 'BC-STC' };
  const input = { ...typed, namedOpenerOnly: true, number: 50 };
  const { record } = await b.handlers['record.register']({ input });
  const { code, issuer } = record;
  const page = () => b.handlers['record.page']({ code, issuer });

  const mended = { ...input, number: 5, copies: 3 };
  const corrected = await b.handlers['record.correct']({ code, input: mended, reason: 'D01' });
  expect(corrected.record).toEqual({ ...record, number: 5, copies: 3 });
  expect((await page()).row).toMatchObject({ record: corrected.record, state: 'entered' });
  expect((await page()).copies.map(({ copy }) => copy)).toEqual([1, 2, 3]);

  const refused = (change: object, reason = 'D01') =>
    b.handlers['record.correct']({ code, input: { ...mended, ...change }, reason });
  await expect(refused({ issuer: 'H37.04', notation: 'BC-CA' })).rejects.toMatchObject({
    code: 'RECORD_NOT_FOUND',
  });
  for (const reason of ['D99', 'D04'])
    await expect(refused({}, reason)).rejects.toMatchObject({ code: 'CATALOGUE_CODE_UNKNOWN' });
  for (const reason of ['H03', 'H05'])
    await expect(b.handlers['record.cancel']({ code, issuer, reason })).rejects.toMatchObject({
      code: 'CATALOGUE_CODE_UNKNOWN',
    });

  await b.handlers['record.cancel']({ code, issuer, reason: 'H01' });
  expect((await page()).row.state).toBe('cancelled');
  expect((await page()).route.map(({ act, reasons }) => [act, reasons])).toEqual([
    ['enter', []],
    ['correct', ['D01']],
    ['cancel', ['H01']],
  ]);
  await expect(refused({ pages: 4 })).rejects.toMatchObject({ code: 'RECORD_WRONG_STATE' });
  expect(await b.handlers['ledger.rebuild']({})).toEqual({ differed: false });
  await b.handlers['ledger.checkpoint']({});
  expect(await b.handlers['ledger.verify']({})).toMatchObject({ ok: true, firstFault: null });
});

test('a line that an envelope brought keeps what is signed; its cancelled paper is in force again', async () => {
  const { a, b } = await Site.open();
  const input = outgoingInput(1);
  const { record } = await a.handlers['record.register']({ input });
  const { code, issuer } = record;
  const arrivedOn = localDate(Date.now());
  await b.handlers['record.register']({ input: { ...input, book: 'incoming', code, arrivedOn } });
  await b.handlers['record.cancel']({ code, issuer, reason: 'H02' });
  await a.handlers['record.issue']({ code });
  const { envelope } = await b.until(async () => (await b.handlers['incoming.waiting']({})).waiting[0]);
  const check = { level: record.level, number: 1, copies: 1, pages: 6, enclosures: 1, sealIntact: true };
  const joined = await b.handlers['incoming.enter']({ envelope, check, noteCodes: [] });
  const page = () => b.handlers['record.page']({ code, issuer });
  expect((await page()).row).toMatchObject({ state: 'entered', record: { ordinal: 1 } });

  const { year: _year, ordinal: _ordinal, arrivalNumber: _number, ...line } = joined.record;
  await expect(
    b.handlers['record.correct']({ code, input: { ...line, pages: 4 }, reason: 'D01' }),
  ).rejects.toMatchObject({ code: 'RECORD_SIGNED', field: 'pages' });
  await expect(b.handlers['record.cancel']({ code, issuer, reason: 'H01' })).rejects.toMatchObject({
    code: 'RECORD_SIGNED',
  });
  await b.handlers['record.correct']({ code, input: { ...line, storeAt: 'K1-T1-N1' }, reason: 'D03' });
  expect((await page()).row.record.storeAt).toBe('K1-T1-N1');
  expect(await b.handlers['ledger.rebuild']({})).toEqual({ differed: false });
  expect(await b.handlers['ledger.verify']({})).toMatchObject({ firstFault: null });
});

test('the same paper is refused until the person says that it is another copy', async () => {
  const { b } = await Site.open({ endpoint: false, unlocked: ['b'] });
  const { signer: _signer, ...read } = outgoingInput(5);
  const typed = {
    ...read,
    book: 'incoming' as const,
    arrivedOn: localDate(Date.now()),
    namedOpenerOnly: true,
  };
  const input = { ...typed, issuer: 'H37.03', notation: 'BC-STC' };
  await b.handlers['record.register']({ input });
  await b.handlers['draft.write']({ key: 'incoming', draft: { pages: 6 } });
  const same = expect.objectContaining({ 'same-document': true, 'number-late': false });
  expect(() => b.handlers['record.register']({ input, confirmed: [] })).toThrow(
    expect.objectContaining({
      ...{ code: 'WARNING_NOT_CONFIRMED', field: 'number', detail: same },
    }),
  );
  expect(await b.handlers['draft.read']({ key: 'incoming' })).toEqual({ draft: { pages: 6 } });
  const second = await b.handlers['record.register']({ input, confirmed: ['same-document'] });
  expect(second.record.ordinal).toBe(2);
});

test('a record registered by a clock that ran ahead is not issued before its day, and can be cancelled', async () => {
  const { a } = await Site.open({ endpoint: false, unlocked: [] });
  const ahead = Date.now() + 40 * 86_400_000;
  const clock = vi.spyOn(Date, 'now').mockReturnValue(ahead);
  onTestFinished(() => void clock.mockRestore());
  await a.unlock();
  const { record } = await a.handlers['record.register']({ input: outgoingInput(1) });
  clock.mockRestore();
  await a.openSeal();
  const { code } = record;
  await expect(a.handlers['record.issue']({ code })).rejects.toMatchObject({
    ...{ code: 'DATE_IN_FUTURE', field: 'issuedOn' },
  });
  await a.handlers['record.cancel']({ code, reason: 'H01' });
  expect((await a.handlers['record.page']({ code })).row.state).toBe('cancelled');
});

test('the code of an envelope that waits opens its check instead: paper is not entered beside it', async () => {
  const { a, b } = await Site.open();
  const input = outgoingInput(1);
  const { code } = (await a.handlers['record.register']({ input })).record;
  await a.handlers['record.issue']({ code });
  const { envelope } = await b.until(async () => (await b.handlers['incoming.waiting']({})).waiting[0]);
  const paper = { ...input, book: 'incoming' as const, code, arrivedOn: localDate(Date.now()) };
  expect(() => b.handlers['record.register']({ input: paper })).toThrow(
    expect.objectContaining({ code: 'ENVELOPE_WAITS', field: 'code' }),
  );
  const carries = { issuer: agencyA.code, code };
  expect((await b.handlers['incoming.waiting']({ carries })).chosen?.envelope).toBe(envelope);
  expect((await b.handlers['incoming.waiting']({})).total).toBe(1);
  // Once it is answered the paper stands for itself.
  await b.handlers['incoming.refuse']({ envelope, reasons: ['R01'] });
  expect((await b.handlers['record.register']({ input: paper })).record.code).toBe(code);

  // Nobody is told of the paper: only when the record came again does its line answer the issuer.
  const page = () => b.handlers['record.page'](carries);
  const told = async () => (await page()).route.map(({ act, status }) => [act, status]);
  const refused = [
    ['receive', null],
    ['refuse', '02'],
    ['enter', null],
  ];
  expect([(await page()).answered, await told()]).toEqual(['refused', refused]);
  await a.until(async () => (await a.handlers['record.page']({ code })).row.progress.refused === 1);
  await a.handlers['record.resend']({ code, to: b.agency.code });
  const again = await b.until(async () => (await b.handlers['incoming.waiting']({})).waiting[0]);
  expect((await page()).answered).toBe('waiting');
  const check = { level: input.level, number: 1, copies: 1, pages: 6, enclosures: 1, sealIntact: true };
  await b.handlers['incoming.enter']({ envelope: again.envelope, check, noteCodes: [] });
  expect([(await page()).answered, await told()]).toEqual([
    'entered',
    [...refused, ['receive', null], ['join', '03']],
  ]);
  await a.until(async () => (await a.handlers['record.page']({ code })).row.progress.entered === 1);

  // Which status each envelope states, and what was refused, are found by the code.
  const { rows } = await b.handlers['outbox.list']({ offset: 0, limit: 9 });
  const stated = rows.map(({ status }) => status).filter((status) => status !== '01');
  expect(stated.reverse()).toEqual(['02', '03']);
  expect(await b.handlers['incoming.refused']({ code })).toEqual({
    refused: [
      {
        ...{ envelope, from: agencyA.code, receivedAt: expect.any(String), refusedAt: expect.any(String) },
        ...{ by: expect.any(String), reasons: ['R01'] },
        // What is counted when the record comes again is not told.
        document: { typeCode: input.typeCode, notation: input.notation, issuedOn: input.issuedOn },
      },
    ],
  });
});
