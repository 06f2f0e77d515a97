import { expect, test } from 'vitest';
import { acts, replayRefusal, three } from '../../test/support/honest-ledger.ts';

const { deliver, issue, withdraw } = acts;

test('an envelope that was never stored may be withdrawn, also one that carries an answer', () => {
  expect(replayRefusal(issue(three, 20), withdraw(20))).toBeNull();
  expect(replayRefusal(withdraw(40))).toBeNull();
});

test('an envelope that was stored or received is not withdrawn', () => {
  expect(replayRefusal(withdraw(1))).toBe('LEDGER_CONTRADICTS');
  expect(replayRefusal(withdraw(12))).toBe('LEDGER_CONTRADICTS');
});

test('an envelope is withdrawn once; one that the endpoint had stored by then may still be delivered', () => {
  expect(replayRefusal(withdraw(40), withdraw(40))).toBe('LEDGER_CONTRADICTS');
  expect(replayRefusal(issue(three, 20), withdraw(20), withdraw(20))).toBe('LEDGER_CONTRADICTS');
  expect(replayRefusal(withdraw(40), withdraw(41))).toBeNull();
  expect(replayRefusal(issue(three, 20), withdraw(20), deliver(20, 'G01'))).toBeNull();
});
