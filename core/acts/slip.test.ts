import { expect, test } from 'vitest';
import { type Act, numberAct } from '../../contract/ledger/act.ts';
import { keyOf } from '../../contract/record/key.ts';
import { acts, projected, replayRefusal } from '../../test/support/honest-ledger.ts';
import { outgoing } from '../../test/support/store.ts';

const { hand, issueOnPaper, lose, register, slip } = acts;
const record = outgoing(4, { recipients: ['G01'] });
const issued = [register(record), issueOnPaper(record, ['G01'], 30)];
const handed = [...issued, hand(record, ['G01'], 1)];

test('a slip comes back of paper that was handed over, once', () => {
  expect(replayRefusal(...issued, slip(record, 'G01'))).toBe('RECORD_WRONG_STATE');
  expect(replayRefusal(...handed, slip(record, 'G01'))).toBeNull();
  expect(replayRefusal(...handed, slip(record, 'G01'), slip(record, 'G01'))).toBe('RECORD_WRONG_STATE');
});

test('a slip of paper that was thought lost still counts', () => {
  expect(replayRefusal(...handed, lose(record, 'G01'), slip(record, 'G01'))).toBeNull();
});

test('a slip is signed on no later day than it is noted', () => {
  expect(replayRefusal(...handed, slip(record, 'G01', '2026-05-06'))).toBe('RECORD_INVALID');
});

test('no paper is back, given back or lost before the day on which it was handed over', () => {
  const on = '2026-05-04';
  const early: Act[] = [
    slip(record, 'G01', on),
    { act: 'decline', subject: record.code, data: { to: 'G01', on, reasons: ['R01'] } },
    { act: 'lose', subject: record.code, data: { to: 'G01', on } },
  ];
  for (const act of early) expect(replayRefusal(...handed, act)).toBe('RECORD_INVALID');
});

test('the leg is settled, and so are the copies that went there', () => {
  const key = keyOf(record);
  const at = '2026-05-05T01:00:00.000Z';
  expect(projected(slip(record, 'G01'))).toEqual([
    { change: 'put-paper', key, organisation: 'G01', state: 'returned', reasons: [], at },
    { change: 'settle-copies', key, holder: 'G01', state: 'received' },
  ]);
});

test('a note beside the day is refused', () => {
  const noted = {
    act: 'slip',
    subject: record.code,
    data: { to: 'G01', on: '2026-05-05', note: 'Về việc' },
  } as const;
  expect(() => numberAct(noted)).toThrow('LEDGER_ENTRY_INVALID');
});
