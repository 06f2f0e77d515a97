import { expect, test } from 'vitest';
import { numberAct } from '../../contract/ledger/act.ts';
import { acts, projected, replayRefusal } from '../../test/support/honest-ledger.ts';
import { code, incoming, outgoing } from '../../test/support/store.ts';

const { cancel, correct, enrol, enter, hand, issueOnPaper, register, slip } = acts;
const { signer: _, ...unsigned } = incoming(3, { code: code(900), issuer: 'X0001', notation: 'BC' });

test('bodies outside the directory are numbered without a gap, so that no number is chosen', () => {
  expect(replayRefusal(enrol('X0001'), enrol('X0002'))).toBeNull();
  expect(replayRefusal(enrol('X0002'))).toBe('ORDINAL_BROKEN');
  expect(replayRefusal(enrol('X0001'), enrol('X0001'))).toBe('ORDINAL_BROKEN');
});

test('the kind is one of the law, and nothing else is told', () => {
  expect(replayRefusal(enrol('X0001', 'B99'))).toBe('CATALOGUE_CODE_UNKNOWN');
  expect(projected(enrol('X0001'))).toEqual([{ change: 'put-outside', code: 'X0001', kind: 'B08' }]);
  const data = { code: 'X0001', kind: 'B08', name: 'Công ty' };
  const named = { act: 'enrol', subject: '0123456789ABCDEF', data } as const;
  expect(() => numberAct(named)).toThrow('LEDGER_ENTRY_INVALID');
});

test('paper of such a body has no signer and a notation of the law’s parts, and is corrected and cancelled', () => {
  expect(replayRefusal(enter(unsigned))).toBe('ORGANISATION_UNKNOWN');
  expect(replayRefusal(enrol('X0001'), enter(unsigned))).toBeNull();
  expect(replayRefusal(enrol('X0001'), enter({ ...unsigned, notation: 'BC-DN' }))).toBeNull();
  expect(replayRefusal(enrol('X0001', 'B07'), enter({ ...unsigned, notation: 'BC-DN' }))).toBe(
    'NOTATION_NOT_LISTED',
  );
  expect(replayRefusal(enrol('X0001'), enter({ ...unsigned, notation: 'BC-UBND' }))).toBe(
    'NOTATION_NOT_LISTED',
  );
  expect(replayRefusal(enrol('X0001'), enter({ ...unsigned, signer: 'P00000001' }))).toBe('PERSON_UNKNOWN');
  const next = { ...unsigned, pages: 8 };
  expect(replayRefusal(enrol('X0001'), enter(unsigned), correct(unsigned, next), cancel(next))).toBeNull();
});

test('a reply to such a body goes on paper', () => {
  const reply = outgoing(4, { recipients: ['X0001'], copies: 1 });
  const sent = [register(reply), issueOnPaper(reply, ['X0001'], 30), hand(reply, ['X0001'], 1)];
  expect(replayRefusal(register(reply))).toBe('ORGANISATION_UNKNOWN');
  expect(replayRefusal(enrol('X0001'), ...sent, slip(reply, 'X0001'))).toBeNull();
});
