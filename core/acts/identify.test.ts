import { expect, test } from 'vitest';
import { acts, projected, replayRefusal } from '../../test/support/honest-ledger.ts';
import { outgoing, self } from '../../test/support/store.ts';

const { enrol, hand, identify, issueOnPaper, register, slip } = acts;

test('a body is found once, and is one that the directory lists', () => {
  expect(replayRefusal(identify('X0001', 'G01'))).toBe('LEDGER_CONTRADICTS');
  expect(replayRefusal(enrol('X0001'), identify('X0001', 'G01'))).toBeNull();
  expect(replayRefusal(enrol('X0001'), identify('X0001', 'G01'), identify('X0001', 'G01'))).toBe(
    'LEDGER_CONTRADICTS',
  );
  expect(replayRefusal(enrol('X0001'), identify('X0001', 'Y99'))).toBe('ORGANISATION_UNKNOWN');
  expect(replayRefusal(enrol('X0001'), identify('X0001', self))).toBe('LEDGER_CONTRADICTS');
});

test('its lines keep the number, and paper on its way to it is still waited for', () => {
  const reply = outgoing(4, { recipients: ['X0001'], copies: 1 });
  const sent = [register(reply), issueOnPaper(reply, ['X0001'], 30), hand(reply, ['X0001'], 1)];
  expect(replayRefusal(enrol('X0001'), ...sent, identify('X0001', 'G01'), slip(reply, 'X0001'))).toBeNull();
  expect(projected(identify('X0001', 'G01'))).toEqual([
    { change: 'join-outside', code: 'X0001', organisation: 'G01' },
  ]);
});
