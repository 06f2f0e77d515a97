import { expect, test } from 'vitest';
import type { Act } from '../../contract/ledger/act.ts';
import type { StatedVolume } from '../../domain/volume/volume.ts';
import {
  acts,
  better,
  entryOf,
  honestLedger,
  projected,
  replayRefusal,
  three,
  timedReplayFault,
} from '../../test/support/honest-ledger.ts';
import { outgoing } from '../../test/support/store.ts';
import { actedBy, actorOf } from './engine/actor.ts';

const { cancel, closeVolume, correct, issue, openVolume, register, unlock } = acts;

const first: StatedVolume = {
  ...{ book: 'outgoing', year: 2026, number: 1, from: 1 },
  lines: { last: 3, firstOn: '2026-05-05', lastOn: '2026-05-05', count: 3 },
};
const second: StatedVolume = { ...first, number: 2, from: 4, lines: null };

test('a volume that is full is closed, and the ordinals go on in the next', () => {
  const turned = [closeVolume(first), openVolume(second)];
  expect(replayRefusal(closeVolume(first))).toBeNull();
  expect(replayRefusal(...turned, register(outgoing(4)))).toBeNull();
  const held = { ...second, lines: { last: 4, firstOn: '2026-05-05', lastOn: '2026-05-05', count: 1 } };
  expect(replayRefusal(...turned, register(outgoing(4)), closeVolume(held))).toBeNull();
  expect(projected(closeVolume(first))).toEqual([{ change: 'close-volume', ...first, on: '2026-05-05' }]);
});

test('what was closed takes no line, and neither is it closed nor opened again', () => {
  expect(replayRefusal(closeVolume(first), register(outgoing(4)))).toBe('LEDGER_CONTRADICTS');
  expect(replayRefusal(closeVolume(first), closeVolume(first))).toBe('LEDGER_CONTRADICTS');
  expect(replayRefusal(closeVolume(first), openVolume(first))).toBe('LEDGER_CONTRADICTS');
  expect(replayRefusal(closeVolume(first), openVolume({ ...second, from: 1 }))).toBe('LEDGER_CONTRADICTS');
  expect(replayRefusal(closeVolume(first), openVolume({ ...second, number: 3 }))).toBe('LEDGER_CONTRADICTS');
  expect(replayRefusal(closeVolume(first), openVolume({ ...second, from: 5 }))).toBe('LEDGER_CONTRADICTS');
  const anew = [closeVolume(first), openVolume(second), register(outgoing(3, { code: outgoing(4).code }))];
  expect(replayRefusal(...anew)).toBe('ORDINAL_BROKEN');
});

test('a line in it is still issued, corrected and cancelled', () => {
  const turned = [closeVolume(first), openVolume(second)];
  const changed = { ...three, pages: 9 };
  expect(replayRefusal(...turned, correct(three, changed), cancel(changed))).toBeNull();
  expect(replayRefusal(...turned, issue(three, 20))).toBeNull();
  expect(replayRefusal(...turned, cancel(better))).toBe('RECORD_WRONG_STATE');
});

test.each<[string, Partial<StatedVolume>]>([
  ['another number', { number: 2 }],
  ['another beginning', { from: 2 }],
  ['no lines', { lines: null }],
  ['a line less', { lines: { last: 2, firstOn: '2026-05-05', lastOn: '2026-05-05', count: 2 } }],
  ['another first day', { lines: { last: 3, firstOn: '2026-05-04', lastOn: '2026-05-05', count: 3 } }],
  ['another last day', { lines: { last: 3, firstOn: '2026-05-05', lastOn: '2026-05-06', count: 3 } }],
  ['another count', { lines: { last: 3, firstOn: '2026-05-05', lastOn: '2026-05-05', count: 4 } }],
  ['another year', { year: 2025 }],
  ['another book', { book: 'incoming' }],
])('it is not closed with %s', (_, change) => {
  expect(replayRefusal(closeVolume({ ...first, ...change }))).toBe('LEDGER_CONTRADICTS');
});

test('a person closes what is full, the terminal what a year left open', () => {
  const [full, year] = [entryOf(closeVolume(first)), entryOf(closeVolume(first, 'year'))];
  expect([full, year].map(actorOf)).toEqual(['person', 'terminal']);
  expect([full, year].map(actedBy)).toEqual(['person', 'terminal']);
  expect(replayRefusal(closeVolume(first, 'full', 'FFFFFFFF'))).toBe('LEDGER_CONTRADICTS');
  const empty: StatedVolume = { ...first, lines: null };
  expect(timedReplayFault([[unlock()], [openVolume(empty)], [closeVolume(empty)]])).toEqual([
    3,
    'LEDGER_CONTRADICTS',
  ]);
});

test('a year is closed when the day for late lines is over, the earliest first, and not before', () => {
  const [last, over] = ['2027-01-31T16:59:59.000Z', '2027-01-31T17:00:00.000Z'];
  const fault = (...more: [Act, string][]) =>
    timedReplayFault([...honestLedger.map((act) => [act] as const), ...more])?.[1] ?? null;
  const incoming: StatedVolume = {
    ...first,
    book: 'incoming',
    lines: { last: 2, firstOn: '2026-05-05', lastOn: '2026-05-05', count: 2 },
  };
  expect(fault([closeVolume(first, 'year'), last])).toBe('LEDGER_CONTRADICTS');
  expect(fault([closeVolume(first, 'full'), over])).toBe('LEDGER_CONTRADICTS');
  expect(fault([closeVolume(first, 'year'), over])).toBeNull();
  expect(fault([closeVolume(first, 'year'), '2031-05-05T01:00:00.000Z'])).toBeNull();
  expect(fault([closeVolume(incoming, 'year'), over], [closeVolume(first, 'year'), over])).toBeNull();
  expect(fault([closeVolume(first, 'year'), over], [openVolume(second), over])).toBe('LEDGER_CONTRADICTS');
  const opened: StatedVolume = { ...first, year: 2027, lines: null };
  const absent = '2028-03-01T01:00:00.000Z';
  const both = [closeVolume(first, 'year'), closeVolume(incoming, 'year')];
  const inOrder = [...both, closeVolume(opened, 'year')].map((act): [Act, string] => [act, absent]);
  expect(fault([openVolume(opened), over], ...inOrder)).toBeNull();
  expect(fault([openVolume(opened), over], ...inOrder.toReversed())).toBe('LEDGER_CONTRADICTS');
});
