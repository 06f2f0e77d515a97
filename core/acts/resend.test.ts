import { expect, test } from 'vitest';
import { acts, one, projected, replayRefusal } from '../../test/support/honest-ledger.ts';
import { envelopeId, outgoing } from '../../test/support/store.ts';

const { decline, hand, issue, issueOnPaper, lose, register, resend, slip, status } = acts;
const record = outgoing(4, { recipients: ['G01'] });
const handed = [register(record), issueOnPaper(record, ['G01'], 30), hand(record, ['G01'], 1)];
const onWire = [register(record), issue(record, 30)];
const refused = [...onWire, status(record, 'G01', '02', 30)];

test('what was refused or lost goes once more on paper, and what is on its way does not', () => {
  expect(replayRefusal(...handed, resend(record, 'G01', 'refused'))).toBe('LEDGER_CONTRADICTS');
  const again = [resend(record, 'G01', 'lost'), hand(record, ['G01'], 1), slip(record, 'G01')];
  expect(replayRefusal(...handed, lose(record, 'G01'), ...again)).toBeNull();
  expect(replayRefusal(...handed, decline(record, 'G01'), resend(record, 'G01', 'lost'))).toBe(
    'LEDGER_CONTRADICTS',
  );
  expect(
    replayRefusal(...handed, decline(record, 'G01'), resend(record, 'G01', 'refused'), ...again.slice(1)),
  ).toBeNull();
});

test('what was refused on the wire goes once more in another envelope, which is answered like the first', () => {
  const again = resend(record, 'G01', 'refused', 31);
  expect(replayRefusal(...onWire, again)).toBe('LEDGER_CONTRADICTS');
  expect(replayRefusal(...refused, again, status(record, 'G01', '03', 31))).toBeNull();
  expect(replayRefusal(...refused, again, status(record, 'G01', '03', 30))).toBe('LEDGER_CONTRADICTS');
  expect(replayRefusal(...refused, resend(record, 'G01', 'refused', 30))).toBe('ENVELOPE_CONFLICT');
});

test('a body that has a terminal since gets in an envelope what it gave back on paper', () => {
  const back = [...handed, decline(record, 'G01'), resend(record, 'G01', 'refused', 31)];
  expect(replayRefusal(...back, status(record, 'G01', '03', 31))).toBeNull();
  expect(replayRefusal(...back, hand(record, ['G01'], 1))).toBe('RECORD_WRONG_STATE');
});

test('what was entered is not sent again', () => {
  expect(replayRefusal(resend(one, 'G01', 'refused', 31))).toBe('LEDGER_CONTRADICTS');
});

test('refused copies leave again; lost ones never came back', () => {
  const kinds = (...act: Parameters<typeof resend>) => projected(resend(...act)).map(({ change }) => change);
  expect(kinds(record, 'G01', 'refused', 31)).toEqual([
    'add-recipient',
    'add-envelope',
    'settle-copies',
    'ask-again',
  ]);
  expect(kinds(record, 'G01', 'lost')).toEqual(['put-paper', 'ask-again']);
  expect(projected(resend(record, 'G01', 'refused', 31))[1]).toMatchObject({ envelope: envelopeId(31) });
});
