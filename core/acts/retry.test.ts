import { expect, test } from 'vitest';
import { acts, replayRefusal, three } from '../../test/support/honest-ledger.ts';

const { deliver, issue, retry } = acts;

test('an envelope of ours may be sent again, delivered or not, and so may one that carries an answer', () => {
  expect(replayRefusal(issue(three, 20), retry(20))).toBeNull();
  expect(replayRefusal(issue(three, 20), deliver(20, 'G01'), retry(20))).toBeNull();
  expect(replayRefusal(retry(40))).toBeNull();
});

test('an envelope that was received is not sent again', () => {
  expect(replayRefusal(retry(12))).toBe('LEDGER_CONTRADICTS');
});
