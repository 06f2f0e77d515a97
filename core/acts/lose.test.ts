import { expect, test } from 'vitest';
import { keyOf } from '../../contract/record/key.ts';
import { acts, projected, replayRefusal } from '../../test/support/honest-ledger.ts';
import { outgoing } from '../../test/support/store.ts';

const { hand, issueOnPaper, lose, register } = acts;
const record = outgoing(4, { recipients: ['G01'] });
const issued = [register(record), issueOnPaper(record, ['G01'], 30)];

test('only paper on its way is lost', () => {
  expect(replayRefusal(...issued, lose(record, 'G01'))).toBe('RECORD_WRONG_STATE');
  expect(replayRefusal(...issued, hand(record, ['G01'], 1), lose(record, 'G01'))).toBeNull();
});

test('the copies stay sent: nobody has them', () => {
  const key = keyOf(record);
  const at = '2026-05-05T01:00:00.000Z';
  expect(projected(lose(record, 'G01'))).toEqual([
    { change: 'put-paper', key, organisation: 'G01', state: 'lost', reasons: [], at },
    { change: 'ask-again', key },
  ]);
});
