import { afterEach, expect, test, vi } from 'vitest';
import type { RecordInput } from '../../contract/record/coded-record.ts';
import { localDate, startOfDay } from '../../domain/calendar/local-date.ts';
import { setClock } from '../support/clock.ts';
import { outgoingInput } from '../support/records.ts';
import { Site } from '../support/site.ts';
import type { TestTerminal } from '../support/terminal.ts';

/** Numbers that were given by hand while the terminal was down, entered afterwards. */

const year = Number(localDate(Date.now()).slice(0, 4));
/** Working days of a week: the terminal is down on the second. */
const [monday, tuesday, wednesday, thursday] = ['07', '08', '09', '10'].map((day) => `${year + 1}-06-${day}`);
const of = year + 1;
const note = { noteCodes: ['N08'] };

afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

/** Half past eight in the morning. */
function clockOn(day = ''): void {
  vi.unstubAllGlobals();
  setClock(Date.parse(startOfDay(day)) + 8.5 * 3_600_000);
}

/** A terminal with the numbers 1 and 2 of Monday, whose clerk comes back on a later day. */
async function downSince(day = ''): Promise<TestTerminal> {
  clockOn(monday);
  const { a } = await Site.open({ endpoint: false, unlocked: ['a'] });
  for (const number of [1, 2]) await register(a, number, { issuedOn: monday });
  await a.handlers['session.lock']({});
  clockOn(day);
  await a.unlock();
  return a;
}

const register = async (
  { handlers }: TestTerminal,
  number: number,
  change: Partial<RecordInput> = {},
  givenOn?: string,
) => {
  const input = outgoingInput(number, { issuedOn: tuesday, ...change });
  return (await handlers['record.register']({ input, ...(givenOn === undefined ? {} : { givenOn }) })).record;
};
const enter = (a: TestTerminal, number: number, givenOn = tuesday, change: Partial<RecordInput> = {}) =>
  register(a, number, { ...note, ...change }, givenOn);
const state = ({ handlers }: TestTerminal, first: number, last: number, ofYear = of) =>
  handlers['numbers.byHand']({ year: ofYear, first, last });
const next = ({ handlers }: TestTerminal, ofYear = of) =>
  handlers['register.next']({ book: 'outgoing', year: ofYear });
const listed = async ({ handlers }: TestTerminal) => (await handlers['today.view']({})).byHand;
const entries = async ({ handlers }: TestTerminal) =>
  (await handlers['ledger.page']({ before: null, limit: 1 })).total;

async function holds(a: TestTerminal): Promise<void> {
  await a.handlers['ledger.checkpoint']({});
  expect(await a.handlers['ledger.verify']({})).toMatchObject({ ok: true, firstFault: null });
  expect(await a.handlers['ledger.rebuild']({})).toEqual({ differed: false });
}

test('numbers given by hand are entered in their order and with their days, before the next number is given', async () => {
  const a = await downSince(thursday);
  expect(await listed(a)).toEqual([]);
  await state(a, 3, 5);
  const gap = { year: of, next: 3, last: 5 };
  expect(await listed(a)).toEqual([gap]);
  expect(await next(a)).toMatchObject({ ordinal: 3, number: 3, byHand: { ...gap, from: monday } });
  expect(await next(a, of - 1)).toMatchObject({ byHand: null });

  const open = { code: 'NUMBERS_BY_HAND_OPEN', field: 'number', detail: { ...gap, from: monday } };
  const before = await entries(a);
  await expect(register(a, 3)).rejects.toMatchObject(open);
  await expect(register(a, 6)).rejects.toMatchObject(open);
  await expect(enter(a, 4)).rejects.toMatchObject(open);
  const days = (latest: string, earliest = tuesday) => ({
    ...{ code: 'GIVEN_ON_OUTSIDE', field: 'givenOn', detail: { earliest, latest } },
  });
  await expect(enter(a, 3, monday)).rejects.toMatchObject(days(thursday ?? ''));
  await expect(enter(a, 3, `${of}-06-11`)).rejects.toMatchObject(days(thursday ?? ''));
  await expect(register(a, 3, {}, tuesday)).rejects.toMatchObject({
    ...{ code: 'RECORD_INVALID', field: 'noteCodes' },
  });
  expect(await entries(a)).toBe(before);

  expect(await enter(a, 3)).toMatchObject({ number: 3, ordinal: 3, noteCodes: ['N08'] });
  expect(await next(a)).toMatchObject({ number: 4, byHand: { ...gap, next: 4, from: tuesday } });
  const spoilt = await enter(a, 4, wednesday);
  await expect(enter(a, 5)).rejects.toMatchObject(days(thursday ?? '', wednesday));
  await a.handlers['record.cancel']({ code: spoilt.code, reason: 'H01' });
  await enter(a, 5, wednesday);
  expect(await listed(a)).toEqual([]);
  expect(await next(a)).toMatchObject({ number: 6, byHand: null });
  await expect(enter(a, 6)).rejects.toMatchObject({ code: 'NUMBERS_BY_HAND_NONE', field: 'givenOn' });
  expect(await register(a, 6, { issuedOn: thursday })).toMatchObject({ ordinal: 6, noteCodes: [] });

  const { rows } = await a.handlers['register.page']({
    ...{ book: 'outgoing', year: of, text: '', levels: [], states: [], sort: [], offset: 0, limit: 20 },
  });
  expect(rows.map(({ record, givenOn }) => [record.number, givenOn])).toEqual([
    ...[
      [1, null],
      [2, null],
    ],
    ...[
      [3, tuesday],
      [4, wednesday],
      [5, wednesday],
    ],
    [6, null],
  ]);
  expect((await a.handlers['record.page']({ code: spoilt.code })).row.givenOn).toBe(wednesday);
  await holds(a);
});

test('whether a number came late is told by the day on which it was given, in the form and in the act', async () => {
  const a = await downSince(thursday);
  await state(a, 3, 4);
  const late = { warning: 'number-late', latest: wednesday, by: [{ year: of, version: null }] };
  const look = (number: number, givenOn?: string) =>
    a.handlers['form.look']({
      form: { ...outgoingInput(number, { issuedOn: tuesday, ...note }), ...(givenOn ? { givenOn } : {}) },
    });
  expect(await look(3, wednesday)).toEqual({ faults: [], remarks: [] });
  expect(await look(3, thursday)).toEqual({ faults: [], remarks: [late] });
  const codes = async (...form: Parameters<typeof look>) =>
    (await look(...form)).faults.map(({ code, field }) => `${code} ${field}`);
  expect(await codes(4, wednesday)).toEqual(['NUMBERS_BY_HAND_OPEN number']);
  expect(await codes(3, monday)).toEqual(['GIVEN_ON_OUTSIDE givenOn']);
  expect(await codes(3)).toEqual([]);
  await enter(a, 3, wednesday);
  const input = outgoingInput(4, { issuedOn: tuesday, ...note });
  const save = async (confirmed: 'number-late'[]) =>
    a.handlers['record.register']({ input, givenOn: thursday ?? '', confirmed });
  await expect(save([])).rejects.toMatchObject({ code: 'WARNING_NOT_CONFIRMED', field: 'issuedOn' });
  await save(['number-late']);
  await holds(a);
});

test('a form that was begun before is refused with nothing of its draft lost', async () => {
  const a = await downSince(thursday);
  const draft = outgoingInput(3, { issuedOn: thursday, pages: 7 });
  await a.handlers['draft.write']({ key: 'outgoing', draft });
  await state(a, 3, 3);
  await expect(register(a, 3, { issuedOn: thursday, pages: 7 })).rejects.toMatchObject({
    code: 'NUMBERS_BY_HAND_OPEN',
  });
  expect(await a.handlers['draft.read']({ key: 'outgoing' })).toMatchObject({ draft: { pages: 7 } });
  await a.handlers['draft.write']({ key: 'outgoing', draft: { ...draft, ...note, givenOn: thursday } });
  const kept = (await a.handlers['draft.read']({ key: 'outgoing' })).draft;
  expect(kept).toMatchObject({ number: 3, givenOn: thursday, ...note });
  await enter(a, 3, thursday, { issuedOn: thursday, pages: 7 });
  expect(await a.handlers['draft.read']({ key: 'outgoing' })).toEqual({ draft: null });
  await holds(a);
});

test('a statement that was wrong is made again; what was entered stays', async () => {
  const a = await downSince(thursday);
  const wrong = (first: number) => ({
    code: 'NUMBERS_BY_HAND_WRONG',
    detail: { next: first, most: 200 },
  });
  for (const [first, last] of [
    [2, 4],
    [4, 5],
    [3, 2],
    [3, 203],
  ] as const)
    await expect(state(a, first, last)).rejects.toMatchObject(wrong(3));
  await state(a, 3, 40);
  await enter(a, 3);
  await expect(state(a, 3, 4)).rejects.toMatchObject(wrong(4));
  await state(a, 4, 4);
  await enter(a, 4);
  await register(a, 5, { issuedOn: thursday });
  await state(a, 6, 9);
  await state(a, 6, 5);
  expect(await listed(a)).toEqual([]);
  await register(a, 6, { issuedOn: thursday });
  await holds(a);
});

test('a corrected line takes no number that is still to be entered', async () => {
  const a = await downSince(thursday);
  const { code } = await register(a, 3, { issuedOn: thursday });
  await state(a, 4, 5);
  const correct = (number: number) =>
    a.handlers['record.correct']({
      ...{ code, input: outgoingInput(number, { issuedOn: thursday }), reason: 'D01' },
      confirmed: ['number-skips'],
    });
  for (const number of [4, 5, 6])
    await expect(correct(number)).rejects.toMatchObject({ code: 'NUMBERS_BY_HAND_OPEN', field: 'number' });
  await enter(a, 4, thursday, { issuedOn: thursday });
  await enter(a, 5, thursday, { issuedOn: thursday });
  await correct(6);
  await holds(a);
});

test('numbers of last year are entered while its register takes late lines, beside those of this year', async () => {
  clockOn(`${year}-12-31`);
  const { a } = await Site.open({ endpoint: false, unlocked: ['a'] });
  const eve = { issuedOn: `${year}-12-31` };
  await register(a, 1, eve);
  await a.handlers['session.lock']({});
  clockOn(`${of}-01-05`);
  await a.unlock();
  await state(a, 2, 3, year);
  await register(a, 1, { issuedOn: `${of}-01-05` });
  await enter(a, 2, `${year}-12-31`, eve);
  await state(a, 2, 2);
  expect((await listed(a)).map((gap) => gap.year)).toEqual([year, of]);
  await a.handlers['session.lock']({});
  clockOn(`${of}-02-01`);
  await a.unlock();
  expect((await listed(a)).map((gap) => gap.year)).toEqual([of]);
  await expect(enter(a, 3, `${of}-01-04`, eve)).rejects.toMatchObject({ code: 'YEAR_CLOSED' });
  await expect(state(a, 3, 2, year)).rejects.toMatchObject({ code: 'YEAR_CLOSED', field: 'year' });
  await holds(a);
});

test('a correction keeps that the number was given by hand, and no later day of signing', async () => {
  const a = await downSince(thursday);
  await state(a, 3, 3);
  const { code } = await enter(a, 3, wednesday);
  const typed = (change: Partial<RecordInput>) => outgoingInput(3, { issuedOn: tuesday, ...note, ...change });
  const correct = (change: Partial<RecordInput>) =>
    a.handlers['record.correct']({ code, input: typed(change), reason: 'D01' });
  const looked = async (change: Partial<RecordInput>) =>
    (await a.handlers['form.look']({ form: typed(change), corrects: { issuer: typed({}).issuer, code } }))
      .faults;
  const changes: Partial<RecordInput>[] = [{ noteCodes: [] }, { issuedOn: thursday ?? '' }];
  for (const change of changes) {
    const [field] = Object.keys(change);
    await expect(correct(change)).rejects.toMatchObject({ code: 'RECORD_INVALID', field });
    expect(await looked(change)).toMatchObject([{ code: 'RECORD_INVALID', field }]);
  }
  await correct({ issuedOn: wednesday ?? '', pages: 9 });
  await holds(a);
});
