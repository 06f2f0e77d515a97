import { expect, test } from 'vitest';
import { keyOf } from '../../contract/record/key.ts';
import {
  acts,
  better,
  one,
  paper,
  projected,
  replayRefusal,
  sent,
  three,
} from '../../test/support/honest-ledger.ts';
import { incoming, outgoing, self } from '../../test/support/store.ts';

const { cancel, enter, receive } = acts;
/** A line whose paper came alone. */
const alone = incoming(3, { code: incoming(8).code });

test('a registered record of our own may be cancelled, once', () => {
  expect(replayRefusal(cancel(three))).toBeNull();
  expect(replayRefusal(cancel(three), cancel(three))).toBe('RECORD_WRONG_STATE');
});

test('a record that is issued or cancelled is not cancelled', () => {
  expect(replayRefusal(cancel(one))).toBe('RECORD_WRONG_STATE');
  expect(replayRefusal(cancel(better))).toBe('RECORD_WRONG_STATE');
});

test('a record that nobody registered is not found', () => {
  expect(replayRefusal(cancel(outgoing(4)))).toBe('RECORD_NOT_FOUND');
  expect(replayRefusal(cancel(incoming(9)))).toBe('RECORD_NOT_FOUND');
});

test('a line of the incoming register whose paper came alone may be cancelled, once; its code stays used', () => {
  expect(replayRefusal(enter(alone), cancel(alone))).toBeNull();
  expect(replayRefusal(enter(alone), cancel(alone), cancel(alone))).toBe('RECORD_WRONG_STATE');
  const again = { ...alone, ordinal: 4, arrivalNumber: 4 };
  expect(replayRefusal(enter(alone), cancel(alone), enter(again))).toBe('RECORD_CODE_USED');
});

test('a line that an envelope brought is not cancelled', () => {
  expect(replayRefusal(cancel(sent))).toBe('RECORD_SIGNED');
  expect(replayRefusal(cancel(paper))).toBe('RECORD_SIGNED');
});

test('the envelope of a cancelled paper puts its line in force again', () => {
  expect(
    replayRefusal(enter(alone), cancel(alone), receive(alone, 16), acts.join(alone, alone, 16)),
  ).toBeNull();
});

test('a reason that the catalogue does not list is refused', () => {
  expect(replayRefusal({ act: 'cancel', subject: three.code, data: { issuer: self, reason: 'H99' } })).toBe(
    'CATALOGUE_CODE_UNKNOWN',
  );
});

test('a reason of the other register stays valid: earlier versions offered all of them in both', () => {
  const { code, issuer } = alone;
  const cancelled = { act: 'cancel', subject: code, data: { issuer, reason: 'H05' } } as const;
  expect(replayRefusal(enter(alone), cancelled)).toBeNull();
});

test('the record becomes cancelled and nothing else changes', () => {
  expect(projected(cancel(three))).toEqual([
    { change: 'set-state', key: keyOf(three), state: 'cancelled', seq: 7 },
  ]);
});
