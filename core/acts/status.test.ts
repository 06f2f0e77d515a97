import { expect, test } from 'vitest';
import { keyOf } from '../../contract/record/key.ts';
import { acts, one, projected, replayRefusal, three } from '../../test/support/honest-ledger.ts';
import { envelopeId, outgoing } from '../../test/support/store.ts';

const { issue, status } = acts;
const at = '2026-05-05T01:00:00.000Z';

test.each(['01', '02', '03'] as const)('the recipient of an issued record may state %s', (state) => {
  expect(replayRefusal(issue(three, 20), status(three, 'G01', state, 20))).toBeNull();
});

test('a recipient that has entered a record does not refuse it', () => {
  expect(replayRefusal(status(one, 'G01', '02', 1))).toBe('MESSAGE_WRONG_STATE');
});

test('a reason that the catalogue does not list is refused', () => {
  const refusal = status(three, 'G01', '02', 20);
  if (refusal.act !== 'status') throw new Error(refusal.act);
  expect(replayRefusal(issue(three, 20), refusal)).toBeNull();
  const unknown = { ...refusal, data: { ...refusal.data, reasons: ['R99'] } };
  expect(replayRefusal(issue(three, 20), unknown)).toBe('CATALOGUE_CODE_UNKNOWN');
});

test('a record that nobody registered is not found', () => {
  expect(replayRefusal(status(outgoing(4), 'G01', '01', 1))).toBe('RECORD_NOT_FOUND');
});

test('only a recipient states, and about the envelope that it was sent', () => {
  expect(replayRefusal(status(one, 'H37', '01', 1))).toBe('LEDGER_CONTRADICTS');
  expect(replayRefusal(status(one, 'G01', '03', 2))).toBe('LEDGER_CONTRADICTS');
  expect(replayRefusal(status(three, 'G01', '01', 20))).toBe('LEDGER_CONTRADICTS');
});

test('the status of the recipient is noted; a refusal and an entry settle the copies that it was sent', () => {
  const key = keyOf(one);
  const noted = { change: 'set-recipient', key, organisation: 'G01', envelope: envelopeId(1), at };
  expect(projected(status(one, 'G01', '01', 1))).toEqual([{ ...noted, status: '01', reasons: [] }]);
  expect(projected(status(one, 'G01', '02', 1))).toEqual([
    { ...noted, status: '02', reasons: ['R01'] },
    { change: 'settle-copies', key, holder: 'G01', state: 'refused' },
    { change: 'ask-again', key },
  ]);
  expect(projected(status(one, 'G01', '03', 1))).toEqual([
    { ...noted, status: '03', reasons: [] },
    { change: 'settle-copies', key, holder: 'G01', state: 'received' },
  ]);
});
