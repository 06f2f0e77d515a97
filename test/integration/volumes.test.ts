import { afterEach, expect, test, vi } from 'vitest';
import type { VolumeView } from '../../contract/ipc/volume-channels.ts';
import type { Book } from '../../contract/record/fields.ts';
import { localDate, startOfDay } from '../../domain/calendar/local-date.ts';
import { setClock } from '../support/clock.ts';
import { outgoingInput } from '../support/records.ts';
import { Site } from '../support/site.ts';
import type { TestTerminal } from '../support/terminal.ts';

/** The year that ends in these tests, and the one that begins. */
const year = Number(localDate(Date.now()).slice(0, 4));
const next = year + 1;
const [newYear, february] = [`${next}-01-01`, `${next}-02-01`];

afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

/** Sets the clock to so many seconds after a day begins in Việt Nam. */
function clockAt(day: string, seconds: number): void {
  vi.unstubAllGlobals();
  setClock(Date.parse(startOfDay(day)) + seconds * 1_000);
}

/** A terminal that is unlocked some seconds before a day begins, however long its site takes to make. */
async function unlockedBefore(day: string): Promise<TestTerminal> {
  clockAt(day, -3_600);
  const { a } = await Site.open({ endpoint: false, unlocked: [] });
  clockAt(day, -12);
  await a.unlock();
  await a.openSeal();
  return a;
}

const volumesOf = async ({ handlers }: TestTerminal, of: number, book: Book = 'outgoing') =>
  (await handlers['register.volumes']({ book, year: of })).volumes.map(
    ({ number, from, lines, closedOn }: VolumeView) => [number, from, lines?.last ?? null, closedOn],
  );

const register = async ({ handlers }: TestTerminal, number: number, issuedOn: string) => {
  const { record } = await handlers['record.register']({ input: outgoingInput(number, { issuedOn }) });
  return `${record.year}/${record.ordinal}`;
};

const faultsOf = async ({ handlers }: TestTerminal, issuedOn: string) =>
  (await handlers['form.look']({ form: outgoingInput(90, { issuedOn }) })).faults.map(({ code }) => code);

async function holds(a: TestTerminal): Promise<void> {
  await a.handlers['ledger.checkpoint']({});
  expect(await a.handlers['ledger.verify']({})).toMatchObject({ ok: true, firstFault: null });
  expect(await a.handlers['ledger.rebuild']({})).toEqual({ differed: false });
}

const acts = async ({ handlers }: TestTerminal): Promise<string[]> => {
  const { rows } = await handlers['ledger.page']({ before: null, limit: 100 });
  return rows.toReversed().map(({ act, by }) => `${act} ${by}`);
};

test('a form begun before midnight of New Year is a late line of the old year; the new one has its volumes', async () => {
  const a = await unlockedBefore(newYear);
  const eve = `${year}-12-31`;
  expect(await volumesOf(a, year)).toEqual([[1, 1, null, null]]);
  expect(await volumesOf(a, year, 'incoming')).toEqual([[1, 1, null, null]]);
  expect(await register(a, 1, eve)).toBe(`${year}/1`);
  expect(await faultsOf(a, eve)).toEqual([]);
  // The session goes on: so small a step is none of a machine that slept.
  clockAt(newYear, 10);
  expect(await volumesOf(a, next)).toEqual([]);
  expect(await register(a, 2, eve)).toBe(`${year}/2`);
  expect(await register(a, 1, newYear)).toBe(`${next}/1`);
  expect(await volumesOf(a, next)).toEqual([[1, 1, 1, null]]);
  expect(await volumesOf(a, next, 'incoming')).toEqual([[1, 1, null, null]]);
  await a.handlers['volume.close']({ book: 'outgoing', year, number: 1, last: 2 });
  expect(await register(a, 3, eve)).toBe(`${year}/3`);
  expect(await volumesOf(a, year)).toEqual([
    [1, 1, 2, newYear],
    [2, 3, 3, null],
  ]);
  expect(await acts(a)).toEqual([
    'unlock person',
    'open-volume terminal',
    'open-volume terminal',
    'register person',
    'open-volume terminal',
    'open-volume terminal',
    'register person',
    'register person',
    'close-volume person',
    'open-volume terminal',
    'register person',
  ]);
  await holds(a);
});

test('a late line saved after 31 January is refused, and its year is closed by the next act', async () => {
  const a = await unlockedBefore(newYear);
  const eve = `${year}-12-31`;
  await register(a, 1, eve);
  await a.handlers['session.lock']({});
  clockAt(february, -12);
  await a.unlock();
  const { record } = await a.handlers['record.register']({ input: outgoingInput(2, { issuedOn: eve }) });
  expect(record).toMatchObject({ year, ordinal: 2 });
  expect(await faultsOf(a, eve)).toEqual([]);
  clockAt(february, 10);
  expect(await faultsOf(a, eve)).toEqual(['YEAR_CLOSED']);
  await expect(register(a, 3, eve)).rejects.toMatchObject({
    ...{ code: 'YEAR_CLOSED', field: 'issuedOn', detail: { oldestOpen: next } },
  });
  expect(await volumesOf(a, year)).toEqual([[1, 1, 2, null]]);
  expect(await register(a, 1, february)).toBe(`${next}/1`);
  expect(await volumesOf(a, year)).toEqual([[1, 1, 2, february]]);
  expect(await volumesOf(a, year, 'incoming')).toEqual([[1, 1, null, february]]);
  const close = { book: 'outgoing' as const, year, number: 1, last: 2 };
  await expect(a.handlers['volume.close'](close)).rejects.toMatchObject({ code: 'YEAR_CLOSED' });
  // What stands in a closed volume is corrected and cancelled as before, and its year does not change.
  const input = outgoingInput(2, { issuedOn: eve, pages: 9 });
  await a.handlers['record.correct']({ code: record.code, input, reason: 'D01' });
  await a.handlers['record.cancel']({ code: record.code, reason: 'H01' });
  await holds(a);
});

test('after long absence the years that are over are closed at the unlock, under its own day', async () => {
  const a = await unlockedBefore(newYear);
  await register(a, 1, `${year}-12-31`);
  await a.handlers['session.lock']({});
  const day = `${next}-11-05`;
  clockAt(day, 3_600);
  await a.unlock();
  expect(await volumesOf(a, year)).toEqual([[1, 1, 1, day]]);
  expect(await volumesOf(a, next)).toEqual([[1, 1, null, null]]);
  expect((await acts(a)).slice(-5)).toEqual([
    'unlock person',
    'close-volume terminal',
    'close-volume terminal',
    'open-volume terminal',
    'open-volume terminal',
  ]);
  await holds(a);
});
