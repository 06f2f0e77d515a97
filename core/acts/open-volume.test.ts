import { expect, test } from 'vitest';
import { numberAct } from '../../contract/ledger/act.ts';
import type { StatedVolume } from '../../domain/volume/volume.ts';
import {
  acts,
  honestLedger,
  projected,
  replayRefusal,
  timedReplayFault,
} from '../../test/support/honest-ledger.ts';
import { outgoing } from '../../test/support/store.ts';

const { openVolume, register, unlock } = acts;

/** The first volume of the outgoing register, as the honest ledger leaves it without any act about one. */
const found: StatedVolume = {
  ...{ book: 'outgoing', year: 2026, number: 1, from: 1 },
  lines: { last: 3, firstOn: '2026-05-05', lastOn: '2026-05-05', count: 3 },
};

test('the first volume of lines that are there already states what it holds', () => {
  expect(replayRefusal(openVolume(found))).toBeNull();
  expect(replayRefusal(openVolume(found), openVolume(found))).toBe('LEDGER_CONTRADICTS');
  expect(replayRefusal(openVolume(found), register(outgoing(4)))).toBeNull();
});

test.each<[string, Partial<StatedVolume>]>([
  ['another number', { number: 2 }],
  ['another beginning', { from: 4 }],
  ['no lines', { lines: null }],
  ['a line more', { lines: { last: 4, firstOn: '2026-05-05', lastOn: '2026-05-05', count: 4 } }],
  ['another first day', { lines: { last: 3, firstOn: '2026-05-04', lastOn: '2026-05-05', count: 3 } }],
  ['another last day', { lines: { last: 3, firstOn: '2026-05-05', lastOn: '2026-05-06', count: 3 } }],
  ['another count', { lines: { last: 3, firstOn: '2026-05-05', lastOn: '2026-05-05', count: 2 } }],
  ['a year that takes no late lines any more', { year: 2025, lines: null }],
  ['a year that has not begun', { year: 2027, lines: null }],
  ['the other book, whose lines are others', { book: 'incoming' }],
])('it is not opened with %s', (_, change) => {
  expect(replayRefusal(openVolume({ ...found, ...change }))).toBe('LEDGER_CONTRADICTS');
});

test('it is opened under the token of the session, and nothing else is told', () => {
  expect(replayRefusal(openVolume(found, 'FFFFFFFF'))).toBe('LEDGER_CONTRADICTS');
  const act = openVolume(found);
  expect(projected(act)).toEqual([{ change: 'open-volume', ...found, on: '2026-05-05' }]);
  const named = { ...act, data: { ...found, title: 'Kế hoạch' } } as unknown as typeof act;
  expect(() => numberAct(named)).toThrow('LEDGER_ENTRY_INVALID');
});

test('once volumes are recorded a line needs one of its book and year', () => {
  const incoming = { ...found, book: 'incoming' as const, lines: null };
  const first: StatedVolume = { ...found, lines: null };
  expect(timedReplayFault([[unlock()], [openVolume(first)], [register(outgoing(1))]])).toBeNull();
  expect(timedReplayFault([[unlock()], [openVolume(incoming)], [register(outgoing(1))]])).toEqual([
    3,
    'LEDGER_CONTRADICTS',
  ]);
});

test('a new year begins with its first volume, and last year’s takes late lines until 31 January', () => {
  const year = (year: number): StatedVolume => ({ ...found, year, lines: null });
  const late = outgoing(4, { issuedOn: '2026-12-31' });
  const january = '2027-01-31T16:59:59.000Z';
  const february = '2027-01-31T17:00:00.000Z';
  const before = [...honestLedger, openVolume(found)].map((act) => [act] as const);
  const fault = (...more: [Parameters<typeof timedReplayFault>[0][number][0], string][]) =>
    timedReplayFault([...before, ...more])?.[1] ?? null;
  const next = outgoing(1, { year: 2027, issuedOn: '2027-01-31', number: 1, code: outgoing(9).code });
  expect(fault([openVolume(year(2027)), '2026-12-31T16:59:59.000Z'])).toBe('LEDGER_CONTRADICTS');
  expect(fault([openVolume(year(2027)), '2026-12-31T17:00:00.000Z'])).toBeNull();
  expect(fault([register(next), january])).toBe('LEDGER_CONTRADICTS');
  expect(fault([openVolume(year(2027)), january], [register(next), january])).toBeNull();
  expect(fault([openVolume(year(2027)), january], [register(late), january])).toBeNull();
  expect(fault([openVolume(year(2027)), january], [register(late), february])).toBe('YEAR_CLOSED');
  // What is left of last year is closed before anything is written.
  expect(fault([openVolume(year(2027)), january], [register(next), february])).toBe('LEDGER_CONTRADICTS');
});
