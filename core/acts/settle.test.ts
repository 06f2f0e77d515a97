import { expect, test } from 'vitest';
import { keyOf } from '../../contract/record/key.ts';
import {
  acts,
  better,
  one,
  paper,
  projected,
  replayRefusal,
  three,
} from '../../test/support/honest-ledger.ts';
import { outgoing } from '../../test/support/store.ts';

const { cancel, decline, hand, issueOnPaper, lose, register, reopen, resend, settle } = acts;

test('an issued and an entered record are marked as settled, once', () => {
  for (const record of [one, paper]) {
    expect(replayRefusal(settle(record))).toBeNull();
    expect(replayRefusal(settle(record), settle(record))).toBe('RECORD_WRONG_STATE');
    expect(replayRefusal(settle(record), reopen(record), settle(record))).toBeNull();
  }
});

test('a record that is not issued, or is cancelled, or that nobody registered is not marked', () => {
  expect(replayRefusal(settle(three))).toBe('RECORD_WRONG_STATE');
  expect(replayRefusal(settle(better))).toBe('RECORD_WRONG_STATE');
  expect(replayRefusal(cancel(three), settle(three))).toBe('RECORD_WRONG_STATE');
  expect(replayRefusal(settle(outgoing(4)))).toBe('RECORD_NOT_FOUND');
});

test('a reason that the catalogue does not list is refused', () => {
  expect(replayRefusal(settle(one, 'T99'))).toBe('CATALOGUE_CODE_UNKNOWN');
});

test('what asks for a person anew takes the mark off: it can be set again', () => {
  const gone = outgoing(4, { recipients: ['G01', 'H37'] });
  const sent = [register(gone), issueOnPaper(gone, ['G01', 'H37'], 30), hand(gone, ['G01', 'H37'], 2)];
  const marked = [...sent, settle(gone)];
  expect(replayRefusal(...marked, settle(gone))).toBe('RECORD_WRONG_STATE');
  expect(replayRefusal(...marked, decline(gone, 'G01'), settle(gone))).toBeNull();
  expect(replayRefusal(...marked, lose(gone, 'G01'), settle(gone))).toBeNull();
  const lost = [...sent, lose(gone, 'G01'), settle(gone)];
  expect(replayRefusal(...lost, resend(gone, 'G01', 'lost'), settle(gone))).toBeNull();
});

test('the line is marked and nothing else changes', () => {
  expect(projected(settle(one))).toEqual([{ change: 'settle', key: keyOf(one) }]);
});
