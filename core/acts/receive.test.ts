import { expect, test } from 'vitest';
import { acts, projected, refused, replayRefusal, sent } from '../../test/support/honest-ledger.ts';
import { envelopeId, incoming, self } from '../../test/support/store.ts';

const { receive, refuse } = acts;

test('an envelope with a record that did not come before may follow', () => {
  expect(replayRefusal(receive(incoming(9), 16))).toBeNull();
});

test('an envelope that says it comes from ourselves is refused as a contradiction', () => {
  expect(replayRefusal(receive(incoming(9, { issuer: self, recipients: ['G01'] }), 16))).toBe(
    'LEDGER_CONTRADICTS',
  );
});

test('the identity of an envelope is used once, sent or received', () => {
  expect(replayRefusal(receive(incoming(9), 1))).toBe('ENVELOPE_CONFLICT');
  expect(replayRefusal(receive(incoming(9), 12))).toBe('ENVELOPE_CONFLICT');
});

test('a record of the same issuer comes again only after it was refused', () => {
  expect(replayRefusal(receive(sent, 16))).toBe('RECORD_CODE_USED');
  expect(replayRefusal(receive(refused, 16))).toBe('RECORD_CODE_USED');
  expect(replayRefusal(refuse(refused, 14), receive(refused, 16))).toBeNull();
});

test('the same code of another issuer is another record', () => {
  expect(replayRefusal(receive({ ...refused, issuer: 'H37' }, 16))).toBeNull();
});

test('the envelope is noted with the code that it carries and no register changes', () => {
  expect(projected(receive(sent, 12))).toEqual([
    { change: 'add-envelope', envelope: envelopeId(12), code: sent.code },
  ]);
});
