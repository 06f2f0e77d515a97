import { expect, test } from 'vitest';
import { acts, replayRefusal, three } from '../../test/support/honest-ledger.ts';

const { deliver, issue, retry, withdraw } = acts;

test('an envelope of ours may be sent again, delivered or not, and so may one that carries an answer', () => {
  expect(replayRefusal(issue(three, 20), retry(20))).toBeNull();
  expect(replayRefusal(issue(three, 20), deliver(20, 'G01'), retry(20))).toBeNull();
  expect(replayRefusal(retry(40))).toBeNull();
});

test('an envelope that was received is not sent again', () => {
  expect(replayRefusal(retry(12))).toBe('LEDGER_CONTRADICTS');
});

test('an envelope that was withdrawn is not sent again, unless the endpoint had stored it', () => {
  expect(replayRefusal(issue(three, 20), withdraw(20), retry(20))).toBe('LEDGER_CONTRADICTS');
  expect(replayRefusal(issue(three, 20), withdraw(20), deliver(20, 'G01'), retry(20))).toBeNull();
});
