import { expect, test } from 'vitest';
import { keyOf } from '../../contract/record/key.ts';
import {
  acts,
  better,
  one,
  projected,
  replayRefusal,
  sent,
  three,
} from '../../test/support/honest-ledger.ts';
import { outgoing } from '../../test/support/store.ts';

const { cancel } = acts;

test('a registered record of our own may be cancelled, once', () => {
  expect(replayRefusal(cancel(three))).toBeNull();
  expect(replayRefusal(cancel(three), cancel(three))).toBe('RECORD_WRONG_STATE');
});

test('a record that is issued or cancelled is not cancelled', () => {
  expect(replayRefusal(cancel(one))).toBe('RECORD_WRONG_STATE');
  expect(replayRefusal(cancel(better))).toBe('RECORD_WRONG_STATE');
});

test('a record that nobody registered, or of another issuer, is not found', () => {
  expect(replayRefusal(cancel(outgoing(4)))).toBe('RECORD_NOT_FOUND');
  expect(replayRefusal(cancel(sent))).toBe('RECORD_NOT_FOUND');
});

test('a reason that the catalogue does not list is refused', () => {
  expect(replayRefusal({ act: 'cancel', subject: three.code, data: { reason: 'H99' } })).toBe(
    'CATALOGUE_CODE_UNKNOWN',
  );
});

test('the record becomes cancelled and nothing else changes', () => {
  expect(projected(cancel(three))).toEqual([
    { change: 'set-state', key: keyOf(three), state: 'cancelled', seq: 7 },
  ]);
});
