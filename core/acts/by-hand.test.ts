import { expect, test } from 'vitest';
import { type Act, type LedgerEntry, parseLedgerEntry } from '../../contract/ledger/act.ts';
import { keyOf } from '../../contract/record/key.ts';
import type { Warning } from '../../contract/record/warning.ts';
import {
  acts,
  better,
  directory,
  entryOf,
  honestLedger,
  projected,
  replayRefusal,
  three,
  timedReplayFault,
} from '../../test/support/honest-ledger.ts';
import { refusalOf } from '../../test/support/registers.ts';
import { outgoing, self } from '../../test/support/store.ts';
import { actorOf } from './engine/actor.ts';
import { Replay } from './engine/replay.ts';

const { byHand, cancel, closeVolume, correct, lock, register, unlock } = acts;

/** The highest number of the honest ledger is 20, of a line that was cancelled. */
const line = (ordinal: number, number: number, change: object = {}) =>
  outgoing(ordinal, { number, noteCodes: ['N08'], ...change });
const given = (ordinal: number, number: number, on = '2026-05-05', change: object = {}): Act =>
  register(line(ordinal, number, change), [], on);
const plain = (ordinal: number, number: number): Act => register(outgoing(ordinal, { number }));

test('numbers that were given by hand are entered in their order, then the register goes on', () => {
  expect(replayRefusal(byHand(21, 22))).toBeNull();
  expect(
    replayRefusal(byHand(21, 22), given(4, 21), given(5, 22), plain(6, 23), byHand(24, 24), given(7, 24)),
  ).toBeNull();
  expect(projected(byHand(21, 22))).toEqual([{ change: 'state-by-hand', year: 2026, first: 21, last: 22 }]);
  const { key, year } = { key: keyOf(line(4, 21)), year: 2026 };
  const [written, put, entered, ...copies] = projected(given(4, 21));
  expect([written?.change, put?.change, ...copies.map(({ change }) => change)]).toEqual([
    ...['write-line', 'put-record', 'put-copy', 'put-copy'],
  ]);
  expect(entered).toEqual({ change: 'enter-by-hand', key, year, on: '2026-05-05' });
  expect(projected(plain(4, 21)).map(({ change }) => change)).toEqual([
    ...['write-line', 'put-record', 'put-copy', 'put-copy'],
  ]);
});

test.each<[string, Act[]]>([
  ['a number is given with its line meanwhile', [plain(4, 21)]],
  ['another number is given with its line meanwhile', [plain(4, 23)]],
  ['a number is left out', [given(4, 22)]],
  ['a number of before is entered', [given(4, 19)]],
  ['a number is given before the last is entered', [given(4, 21), plain(5, 22)]],
  ['a number is entered twice', [given(4, 21), given(5, 21)]],
  ['a corrected line takes one of them', [correct(three, { ...three, number: 22 })]],
  ['a corrected line takes one after them', [correct(three, { ...three, number: 23 })]],
])('a ledger does not hold in which %s', (_, more) => {
  expect(replayRefusal(byHand(21, 22), ...more)).toBe('NUMBERS_BY_HAND_OPEN');
});

/** The code with which a replay refuses the last of these entries, as they stand; null when it takes it. */
function refusal(...entries: LedgerEntry[]): string | null {
  const replay = new Replay({ self, directory });
  for (const entry of entries.slice(0, -1)) replay.take(entry);
  const last = refusalOf(() => entries.slice(-1).map((entry) => replay.take(entry)));
  return typeof last === 'string' ? null : last.code;
}

test('a line of an earlier generation holds as it did, and is none that was given by hand', () => {
  const { data, ...frame } = entryOf(register(outgoing(1)), 3);
  const { givenOn: _, ...before } = { givenOn: null, ...data };
  const old = parseLedgerEntry({ ...frame, generation: 4, data: before });
  expect(refusal(entryOf(unlock()), old)).toBeNull();
  expect(refusal(entryOf(unlock()), entryOf(byHand(1, 2), 2), old)).toBe('NUMBERS_BY_HAND_OPEN');
});

test('without numbers that are open nothing is entered as given by hand', () => {
  expect(replayRefusal(given(4, 21))).toBe('NUMBERS_BY_HAND_NONE');
  expect(replayRefusal(byHand(21, 21), given(4, 21), given(5, 22))).toBe('NUMBERS_BY_HAND_NONE');
});

test.each<[string, number, number]>([
  ['with a number that was given', 20, 22],
  ['behind the next', 22, 23],
  ['with none', 21, 20],
  ['backwards', 21, 3],
  ['too many', 21, 221],
])('numbers are not stated %s', (_, first, last) => {
  expect(replayRefusal(byHand(first, last))).toBe('NUMBERS_BY_HAND_WRONG');
});

test('while some are open they are stated again, with how many are left', () => {
  const begun = [byHand(21, 24), given(4, 21)];
  expect(replayRefusal(...begun, byHand(22, 22), given(5, 22), plain(6, 23))).toBeNull();
  expect(replayRefusal(...begun, byHand(22, 21), plain(5, 22))).toBeNull();
  expect(replayRefusal(...begun, byHand(22, 24))).toBe('NUMBERS_BY_HAND_WRONG');
  expect(replayRefusal(...begun, byHand(25, 26))).toBe('NUMBERS_BY_HAND_WRONG');
});

test('a correction keeps that its number was given by hand, and no later day of signing', () => {
  const entered = [byHand(21, 21), given(4, 21, '2026-05-05')];
  const as = (change: object) => correct(line(4, 21), line(4, 21, change));
  expect(replayRefusal(...entered, as({ pages: 9 }))).toBeNull();
  expect(replayRefusal(...entered, as({ noteCodes: [] }))).toBe('RECORD_INVALID');
  // Sessions before the fifth generation asked for nothing.
  const earlier = parseLedgerEntry({ ...entryOf(unlock()), generation: 4 });
  const plainly = [
    byHand(1, 1),
    given(1, 1, '2026-05-05'),
    correct(line(1, 1), line(1, 1, { noteCodes: [] })),
  ];
  const entries = plainly.map((act, index) => entryOf(act, index + 2));
  expect(refusal(earlier, ...entries)).toBeNull();
  expect(refusal(entryOf(unlock()), ...entries)).toBe('RECORD_INVALID');
  const signed = { issuedOn: '2026-05-04' };
  const later = [
    byHand(1, 1),
    given(1, 1, '2026-05-04', signed),
    correct(line(1, 1, signed), line(1, 1, { issuedOn: '2026-05-05' })),
  ];
  const signedLater = later.map((act, index) => entryOf(act, index + 2));
  expect(refusal(earlier, ...signedLater)).toBeNull();
  expect(refusal(entryOf(unlock()), ...signedLater)).toBe('RECORD_INVALID');
});

test('a spoilt number is entered and cancelled; its line keeps it', () => {
  const spoilt = line(4, 21);
  expect(replayRefusal(byHand(21, 21), given(4, 21), cancel(spoilt), plain(5, 22))).toBeNull();
  expect(replayRefusal(byHand(21, 21), given(4, 21), cancel(spoilt), byHand(21, 22))).toBe(
    'NUMBERS_BY_HAND_WRONG',
  );
});

test('the next number is that behind the highest which a line has now', () => {
  const lower = { ...three, number: 8 };
  const higher = { ...three, number: 30 };
  const back = [correct(three, higher, ['number-skips']), byHand(31, 31), byHand(31, 30)];
  expect(replayRefusal(...back, correct(higher, lower, ['number-skips']), byHand(21, 21))).toBeNull();
  expect(replayRefusal(cancel(three), byHand(21, 21))).toBeNull();
  expect(better.number).toBe(20);
});

test.each<[string, string]>([
  ['before the line before it', '2026-05-04'],
  ['of a day to come', '2026-05-06'],
])('a number is not given on a day %s', (_, on) => {
  expect(replayRefusal(byHand(21, 21), given(4, 21, on))).toBe('GIVEN_ON_OUTSIDE');
});

test('the days of numbers are in order, and none is before its document was signed', () => {
  const fault = (...more: [Act, string][]) =>
    timedReplayFault([...honestLedger.map((act) => [act] as const), ...more]);
  const at = '2026-05-12T01:00:00.000Z';
  const count = honestLedger.length;
  const two = (first: string, second: string): [Act, string][] => [
    [byHand(21, 22), at],
    [given(4, 21, first), at],
    [given(5, 22, second), at],
  ];
  expect(fault(...two('2026-05-07', '2026-05-07'))).toBeNull();
  expect(fault(...two('2026-05-07', '2026-05-11'))).toBeNull();
  expect(fault(...two('2026-05-07', '2026-05-06'))).toEqual([count + 3, 'GIVEN_ON_OUTSIDE']);
  const signed: Act = given(4, 21, '2026-05-07', { issuedOn: '2026-05-08' });
  expect(fault([byHand(21, 21), at], [signed, at])).toEqual([count + 2, 'GIVEN_ON_OUTSIDE']);
  // A number that is given with its line has the day of that.
  const later = '2026-05-13T01:00:00.000Z';
  const next: [Act, string][] = [
    [byHand(21, 21), at],
    [given(4, 21, '2026-05-07'), at],
    [plain(5, 22), at],
    [byHand(23, 23), later],
  ];
  expect(fault(...next, [given(6, 23, '2026-05-11'), later])).toEqual([count + 5, 'GIVEN_ON_OUTSIDE']);
  expect(fault(...next, [given(6, 23, '2026-05-12'), later])).toBeNull();
});

test('whether a number was late is told by the day on which it was given', () => {
  const at = '2026-05-12T01:00:00.000Z';
  const before = [...honestLedger, byHand(21, 21)].map((act, index) => entryOf(act, index + 1));
  const stated = (on: string, warned: Warning[]) =>
    refusal(...before, entryOf(register(line(4, 21, { issuedOn: '2026-05-05' }), warned, on), 90, at));
  expect([stated('2026-05-06', []), stated('2026-05-07', ['number-late'])]).toEqual([null, null]);
  expect(stated('2026-05-06', ['number-late'])).toBe('LEDGER_CONTRADICTS');
  expect(stated('2026-05-07', [])).toBe('LEDGER_CONTRADICTS');
});

test('the line says that it was entered afterwards', () => {
  expect(replayRefusal(byHand(21, 21), given(4, 21, '2026-05-05', { noteCodes: ['N01'] }))).toBe(
    'RECORD_INVALID',
  );
});

test('each year has numbers of its own, and one that takes no lines has none', () => {
  const fault = (act: Act, at: string) =>
    timedReplayFault([...honestLedger.map((each) => [each] as const), [act, at]])?.[1] ?? null;
  const [last, over] = ['2027-01-31T16:59:59.000Z', '2027-01-31T17:00:00.000Z'];
  expect(fault(byHand(1, 3, 2027), last)).toBeNull();
  expect(fault(byHand(21, 22), last)).toBeNull();
  expect(fault(byHand(21, 22), over)).toBe('LEDGER_CONTRADICTS');
  expect(fault(byHand(1, 3, 2027), '2026-12-31T16:59:59.000Z')).toBe('LEDGER_CONTRADICTS');
  expect(replayRefusal(byHand(1, 1, 2025))).toBe('LEDGER_CONTRADICTS');
  const first = register(outgoing(1, { code: outgoing(9).code, year: 2027, issuedOn: '2027-01-04' }));
  const inJanuary: [Act, string][] = [
    [byHand(21, 22), '2027-01-05T01:00:00.000Z'],
    [first, '2027-01-05T01:00:00.000Z'],
  ];
  const before = honestLedger.map((each) => [each] as const);
  expect(timedReplayFault([...before, ...inJanuary])).toBeNull();
});

test('a person states them in their own session', () => {
  expect(actorOf(entryOf(byHand(21, 22)))).toBe('person');
  expect(replayRefusal(byHand(21, 22, 2026, 'FFFFFFFF'))).toBe('LEDGER_CONTRADICTS');
  expect(replayRefusal(lock(), unlock(), byHand(21, 22), closeVolumeOf(3))).toBeNull();
});

const closeVolumeOf = (last: number): Act =>
  closeVolume({
    ...{ book: 'outgoing', year: 2026, number: 1, from: 1 },
    lines: { last, firstOn: '2026-05-05', lastOn: '2026-05-05', count: last },
  });
