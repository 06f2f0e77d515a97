import { expect, test } from 'vitest';
import { keyOf } from '../../contract/record/key.ts';
import { acts, projected, replayRefusal } from '../../test/support/honest-ledger.ts';
import { outgoing } from '../../test/support/store.ts';

const { decline, hand, issueOnPaper, register, slip } = acts;
const record = outgoing(4, { recipients: ['G01'] });
const issued = [register(record), issueOnPaper(record, ['G01'], 30)];
const handed = [...issued, hand(record, ['G01'], 1)];

test('paper is given back after it was handed over, with reasons of the catalogue', () => {
  expect(replayRefusal(...issued, decline(record, 'G01'))).toBe('RECORD_WRONG_STATE');
  expect(replayRefusal(...handed, decline(record, 'G01'))).toBeNull();
  expect(replayRefusal(...handed, slip(record, 'G01'), decline(record, 'G01'))).toBe('RECORD_WRONG_STATE');
  expect(replayRefusal(...handed, decline(record, 'G01', ['R99']))).toBe('CATALOGUE_CODE_UNKNOWN');
});

test('the leg carries the reasons, and the copies come back', () => {
  const key = keyOf(record);
  const at = '2026-05-05T01:00:00.000Z';
  expect(projected(decline(record, 'G01', ['R02']))).toEqual([
    { change: 'put-paper', key, organisation: 'G01', state: 'refused', reasons: ['R02'], at },
    { change: 'settle-copies', key, holder: 'G01', state: 'refused' },
    { change: 'ask-again', key },
  ]);
});
