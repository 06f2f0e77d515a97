import { expect, test } from 'vitest';
import type { Act } from '../../contract/ledger/act.ts';
import { acts, projected, replayRefusal, three } from '../../test/support/honest-ledger.ts';
import { outgoing, self } from '../../test/support/store.ts';

const { deliver, hand, issue, register, resend, status, withdraw } = acts;
const record = outgoing(4, { recipients: ['G01'] });
const sent = [register(record), issue(record, 30)];

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

test('a recipient whose envelope was withdrawn gets the record once more, on the wire or on paper', () => {
  const gone = [...sent, withdraw(30)];
  const again = resend(record, 'G01', 'withdrawn', 31);
  expect(replayRefusal(...gone, again, deliver(31, 'G01'), status(record, 'G01', '03', 31))).toBeNull();
  expect(replayRefusal(...gone, again, withdraw(31), resend(record, 'G01', 'withdrawn', 32))).toBeNull();
  expect(replayRefusal(...gone, resend(record, 'G01', 'withdrawn'), hand(record, ['G01'], 1))).toBeNull();
});

test('nothing goes again unless the last envelope to the recipient was withdrawn, and nothing shows that it went', () => {
  const again = resend(record, 'G01', 'withdrawn', 31);
  const refusal = (...more: readonly Act[]) => replayRefusal(...sent, ...more);
  expect(refusal(again)).toBe('LEDGER_CONTRADICTS');
  expect(refusal(withdraw(30), deliver(30, 'G01'), again)).toBe('LEDGER_CONTRADICTS');
  expect(refusal(withdraw(30), status(record, 'G01', '01', 30), again)).toBe('LEDGER_CONTRADICTS');
  expect(refusal(withdraw(30), again, resend(record, 'G01', 'withdrawn', 32))).toBe('LEDGER_CONTRADICTS');
  expect(refusal(withdraw(30), again, resend(record, 'G01', 'withdrawn'))).toBe('LEDGER_CONTRADICTS');
  expect(refusal(withdraw(30), resend(record, 'G01', 'refused', 31))).toBe('LEDGER_CONTRADICTS');
  expect(refusal(withdraw(30), status(record, 'G01', '02', 30), again)).toBe('LEDGER_CONTRADICTS');
  expect(
    refusal(withdraw(30), status(record, 'G01', '02', 30), resend(record, 'G01', 'refused', 31)),
  ).toBeNull();
});

test('the answer to an envelope that was withdrawn counts once another went: it had gone', () => {
  const refusal = (...more: readonly Act[]) =>
    replayRefusal(...sent, withdraw(30), resend(record, 'G01', 'withdrawn', 31), ...more);
  const says = (code: '01' | '02' | '03', envelope: number) => status(record, 'G01', code, envelope);
  expect(refusal(says('01', 30), says('03', 30))).toBeNull();
  expect(refusal(says('03', 31), says('01', 30))).toBe('MESSAGE_WRONG_STATE');
  expect(refusal(says('01', 30), says('03', 31))).toBe('MESSAGE_WRONG_STATE');
  // The first was refused before the other came, which is taken then.
  expect(refusal(says('02', 30), says('01', 31), says('03', 31))).toBeNull();
  expect(refusal(says('02', 30), says('01', 31), says('03', 30))).toBe('LEDGER_CONTRADICTS');
  expect(refusal(says('02', 30), resend(record, 'G01', 'refused', 32), says('03', 31))).toBeNull();
  expect(refusal(says('02', 30), resend(record, 'G01', 'refused', 32), says('03', 30))).toBe(
    'LEDGER_CONTRADICTS',
  );
});

test('no envelope counts but those with the record to the recipient', () => {
  const both = outgoing(4, { recipients: ['G01', 'H37'], copies: 2 });
  const gone = [register(both), issue(both, 30), withdraw(30), resend(both, 'G01', 'withdrawn', 32)];
  expect(replayRefusal(...gone, status(both, 'G01', '01', 31))).toBe('LEDGER_CONTRADICTS');
  expect(replayRefusal(...gone, status(both, 'G01', '01', 1))).toBe('LEDGER_CONTRADICTS');
  expect(replayRefusal(...gone, status(both, 'G01', '01', 99))).toBe('LEDGER_CONTRADICTS');
});

test('the copies stay as they are when a record goes again that was withdrawn', () => {
  const kinds = (envelope?: number) =>
    projected(resend(record, 'G01', 'withdrawn', envelope)).map(({ change }) => change);
  expect(kinds(31)).toEqual(['add-recipient', 'add-envelope', 'ask-again']);
  expect(kinds()).toEqual(['put-paper', 'ask-again']);
  expect(projected(withdraw(30))).toMatchObject([{ change: 'withdraw-envelope', issuer: self }]);
});
