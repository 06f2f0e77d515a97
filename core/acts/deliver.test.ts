import { expect, test } from 'vitest';
import { acts, replayRefusal, three } from '../../test/support/honest-ledger.ts';

const { deliver, issue, withdraw } = acts;

test('an envelope that was sent is delivered to its recipient only', () => {
  expect(replayRefusal(issue(three, 20), deliver(20, 'G01'))).toBeNull();
  expect(replayRefusal(issue(three, 20), deliver(20, 'H37'))).toBe('LEDGER_CONTRADICTS');
});

test('an envelope that no act names, which carries an answer, is delivered to one recipient', () => {
  expect(replayRefusal(deliver(40, 'G01'))).toBeNull();
  expect(replayRefusal(deliver(40, 'G01'), deliver(40, 'G01'))).toBeNull();
  expect(replayRefusal(deliver(40, 'G01'), deliver(40, 'H37'))).toBe('LEDGER_CONTRADICTS');
});

test('an envelope that was received is not delivered', () => {
  expect(replayRefusal(deliver(12, 'G01'))).toBe('LEDGER_CONTRADICTS');
});

test('a delivered envelope is not withdrawn', () => {
  expect(replayRefusal(issue(three, 20), deliver(20, 'G01'), withdraw(20))).toBe('LEDGER_CONTRADICTS');
  expect(replayRefusal(deliver(40, 'G01'), withdraw(40))).toBe('LEDGER_CONTRADICTS');
});

test('a recipient that the directory does not list is refused', () => {
  expect(replayRefusal(deliver(40, 'A00.NOI.DUNG'))).toBe('ORGANISATION_UNKNOWN');
});
