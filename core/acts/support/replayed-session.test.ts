import { expect, test } from 'vitest';
import type { Act } from '../../../contract/ledger/act.ts';
import { acts, digest, replayRefusal } from '../../../test/support/honest-ledger.ts';

const { directory, enrol, identify, incident, lock, section, separate, unlock } = acts;
const other = 'FEDCBA9876543210';
const mark = { version: 3, digest, at: '2026-01-03T00:00:00.000Z' };

/** Acts of bodies outside the directory come after these. */
const before: Partial<Record<string, Act[]>> = {
  identify: [enrol('X0001')],
  separate: [enrol('X0001'), identify('X0001', 'H37')],
};

test.each<[string, (token: string) => Act]>([
  ['lock', (token) => lock(token)],
  ['directory', (token) => directory(3, token)],
  ['section', (token) => section(1, token)],
  ['incident', (token) => incident('ENDPOINT_WENT_BACK', token)],
  ['enrol', (token) => enrol('X0001', 'B08', token)],
  ['identify', (token) => identify('X0001', 'H37', token)],
  ['separate', (token) => separate('X0001', 'S01', token)],
])('%s names the token of the session', (act, named) => {
  const earlier = before[act] ?? [];
  expect(replayRefusal(...earlier, named('0123456789ABCDEF'))).toBeNull();
  expect(replayRefusal(...earlier, named(other))).toBe('LEDGER_CONTRADICTS');
  const next = [lock(), unlock(other)];
  expect(replayRefusal(...earlier, ...next, named(other))).toBeNull();
  expect(replayRefusal(...earlier, ...next, named('0123456789ABCDEF'))).toBe('LEDGER_CONTRADICTS');
});

test('what the terminal writes after a lock, until it is unlocked again, names the token of the session that ended', () => {
  expect(replayRefusal(lock(), directory())).toBeNull();
  expect(replayRefusal(lock(), incident('MAILBOX_FLOODED', other))).toBe('LEDGER_CONTRADICTS');
});

test('a clock set back is written before the unlock; a terminal killed in between may be unlocked with another token', () => {
  const back = incident('CLOCK_BACKWARD', other);
  expect(replayRefusal(lock(), back)).toBeNull();
  expect(replayRefusal(lock(), back, unlock(other))).toBeNull();
  expect(replayRefusal(lock(), back, unlock())).toBeNull();
  expect(replayRefusal(lock(), back, incident('CLOCK_BACKWARD', 'S2'), unlock('S2'))).toBeNull();
});

test('an unlock is under the directory that the ledger named last', () => {
  const [later, changed] = [
    { ...mark, version: 4, at: '2026-01-04T00:00:00.000Z' },
    { ...mark, digest: '1'.repeat(64) },
  ];
  for (const named of [unlock(undefined, mark), directory()]) {
    expect(replayRefusal(named, unlock(undefined, mark))).toBeNull();
    expect(replayRefusal(named, unlock(undefined, later))).toBe('LEDGER_CONTRADICTS');
    expect(replayRefusal(named, unlock(undefined, changed))).toBe('LEDGER_CONTRADICTS');
  }
  expect(replayRefusal(directory(), directory(4), unlock(undefined, later))).toBeNull();
  expect(replayRefusal(directory(), directory(4), unlock(undefined, mark))).toBe('LEDGER_CONTRADICTS');
});

test('the date of a directory is always the same, and later than that of the version before', () => {
  const redated = { ...mark, at: '2026-01-02T23:59:59.999Z' };
  expect(replayRefusal(directory(), unlock(undefined, redated))).toBe('LEDGER_CONTRADICTS');
  const earlier = { ...mark, version: 2 };
  expect(replayRefusal(unlock(undefined, earlier), directory())).toBe('LEDGER_CONTRADICTS');
});

test('a directory takes the place of an earlier version only', () => {
  expect(replayRefusal(directory(), directory())).toBe('LEDGER_CONTRADICTS');
  expect(replayRefusal(directory(4), directory(3))).toBe('LEDGER_CONTRADICTS');
  expect(replayRefusal(unlock(undefined, mark), directory(3))).toBe('LEDGER_CONTRADICTS');
});

test('an unlock names the section that was taken in last, and none before the first', () => {
  const under = (version: number, change: object = {}) =>
    unlock(undefined, undefined, { version, digest, ...change });
  expect(replayRefusal(under(1))).toBe('LEDGER_CONTRADICTS');
  expect(replayRefusal(section(), under(1))).toBeNull();
  expect(replayRefusal(section(), section(2), under(2), under(2))).toBeNull();
  for (const other of [unlock(), under(1), under(3), under(2, { digest: '1'.repeat(64) })])
    expect(replayRefusal(section(), section(2), other)).toBe('LEDGER_CONTRADICTS');
});

test('a section takes the place of an earlier version only', () => {
  expect(replayRefusal(section(2), section(2))).toBe('LEDGER_CONTRADICTS');
  expect(replayRefusal(section(2), section(1))).toBe('LEDGER_CONTRADICTS');
  expect(replayRefusal(section(2), section(3))).toBeNull();
});
