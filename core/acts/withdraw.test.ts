import { expect, test } from 'vitest';
import { acts, replayRefusal, three } from '../../test/support/honest-ledger.ts';

const { issue, withdraw } = acts;

test('an envelope that was never stored may be withdrawn, also one that carries an answer', () => {
  expect(replayRefusal(issue(three, 20), withdraw(20))).toBeNull();
  expect(replayRefusal(withdraw(40))).toBeNull();
});

test('an envelope that was stored or received is not withdrawn', () => {
  expect(replayRefusal(withdraw(1))).toBe('LEDGER_CONTRADICTS');
  expect(replayRefusal(withdraw(12))).toBe('LEDGER_CONTRADICTS');
});
