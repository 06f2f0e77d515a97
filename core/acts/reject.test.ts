import { expect, test } from 'vitest';
import { acts, replayRefusal } from '../../test/support/honest-ledger.ts';

const { reject } = acts;

test.each<[string, string | null]>([
  ['that the directory lists', 'G01'],
  ['that is not known', null],
])('an envelope of a sender %s may be rejected, twice too', (_what, from) => {
  expect(replayRefusal(reject(from))).toBeNull();
  expect(replayRefusal(reject(from), reject(from))).toBeNull();
});

test('an envelope that was received is not rejected', () => {
  expect(replayRefusal(reject('G01', 12))).toBe('LEDGER_CONTRADICTS');
  expect(replayRefusal(reject('G01', 14))).toBe('LEDGER_CONTRADICTS');
});

test('a foreign envelope may bear the identity of one that was sent', () => {
  expect(replayRefusal(reject('G01', 1))).toBeNull();
});

test('a sender that is named is one that the directory lists', () => {
  expect(replayRefusal(reject('A00.NOI.DUNG'))).toBe('ORGANISATION_UNKNOWN');
});
