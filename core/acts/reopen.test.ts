import { expect, test } from 'vitest';
import { keyOf } from '../../contract/record/key.ts';
import { acts, one, projected, replayRefusal } from '../../test/support/honest-ledger.ts';

const { reopen, settle } = acts;

test('only a record that is marked as settled is reopened, once', () => {
  expect(replayRefusal(reopen(one))).toBe('RECORD_WRONG_STATE');
  expect(replayRefusal(settle(one), reopen(one))).toBeNull();
  expect(replayRefusal(settle(one), reopen(one), reopen(one))).toBe('RECORD_WRONG_STATE');
});

test('a reason that the catalogue does not list is refused', () => {
  expect(replayRefusal(settle(one), reopen(one, 'M99'))).toBe('CATALOGUE_CODE_UNKNOWN');
});

test('the mark is taken off and nothing else changes', () => {
  expect(projected(reopen(one))).toEqual([{ change: 'reopen', key: keyOf(one) }]);
});
