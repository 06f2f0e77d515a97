import { expect, test } from 'vitest';
import { numberAct } from '../../contract/ledger/act.ts';
import { keyOf } from '../../contract/record/key.ts';
import { acts, projected, replayRefusal } from '../../test/support/honest-ledger.ts';
import { outgoing } from '../../test/support/store.ts';

const { hand, issueOnPaper, register } = acts;
const record = outgoing(4, { recipients: ['G01', 'H37'], copies: 2 });
const issued = [register(record), issueOnPaper(record, ['G01', 'H37'], 30)];
const partly = [register(record), issueOnPaper(record, ['H37'], 30)];

test('paper that waits is handed over once, one envelope at least for each recipient', () => {
  expect(replayRefusal(...issued, hand(record, ['G01', 'H37'], 2))).toBeNull();
  expect(replayRefusal(...issued, hand(record, ['G01', 'H37'], 1))).toBe('LEDGER_CONTRADICTS');
  expect(replayRefusal(...issued, hand(record, ['G01'], 1), hand(record, ['G01'], 1))).toBe(
    'RECORD_WRONG_STATE',
  );
});

test('recipients are named once, ascending', () => {
  expect(() => numberAct(hand(record, ['H37', 'G01'], 2))).toThrow('LEDGER_ENTRY_INVALID');
  expect(() => numberAct(hand(record, ['G01', 'G01'], 2))).toThrow('LEDGER_ENTRY_INVALID');
});

test('nothing is handed over for one on the wire, one that is no recipient, or before the issue', () => {
  expect(replayRefusal(...partly, hand(record, ['G01'], 1))).toBe('RECORD_WRONG_STATE');
  expect(replayRefusal(...issued, hand(record, ['G22'], 1))).toBe('RECORD_WRONG_STATE');
  expect(replayRefusal(register(record), hand(record, ['G01'], 1))).toBe('RECORD_WRONG_STATE');
});

test('the leg of each recipient is handed over from then on', () => {
  const leg = { change: 'put-paper', key: keyOf(record), state: 'handed', reasons: [] };
  const at = '2026-05-05T01:00:00.000Z';
  expect(projected(hand(record, ['G01', 'H37'], 2))).toEqual([
    { ...leg, organisation: 'G01', at },
    { ...leg, organisation: 'H37', at },
  ]);
});
