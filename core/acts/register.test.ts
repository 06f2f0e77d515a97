import { expect, test } from 'vitest';
import { keyOf } from '../../contract/record/key.ts';
import { acts, better, one, projected, replayRefusal, sent } from '../../test/support/honest-ledger.ts';
import { incoming, outgoing, self } from '../../test/support/store.ts';

const { register } = acts;

test('the next line of the outgoing register may follow', () => {
  expect(replayRefusal(register(outgoing(4)))).toBeNull();
});

test('a number that a correction freed may be given again', () => {
  expect(replayRefusal(register(outgoing(4, { number: 2 })))).toBeNull();
});

test('a number may be given again in another year and with another notation', () => {
  const last = outgoing(1, { code: outgoing(4).code, year: 2025, issuedOn: '2025-12-31' });
  expect(replayRefusal(register(last))).toBeNull();
  expect(replayRefusal(register(outgoing(4, { number: 1, notation: 'UBND' })))).toBeNull();
});

test.each([
  ['of another record than its subject', { ...register(outgoing(4)), subject: outgoing(5).code }],
  ['of the incoming register', register(incoming(3, { issuer: self, recipients: ['G01'] }))],
  ['of another issuer', register(outgoing(4, { issuer: 'G01', recipients: ['H37'] }))],
  [
    'in the register of another year than its date',
    register(outgoing(1, { code: outgoing(4).code, year: 2025 })),
  ],
])('a line %s is refused as a contradiction', (_what, act) => {
  expect(replayRefusal(act)).toBe('LEDGER_CONTRADICTS');
});

test('an ordinal is neither skipped nor given twice', () => {
  expect(replayRefusal(register(outgoing(5)))).toBe('ORDINAL_BROKEN');
  expect(replayRefusal(register({ ...outgoing(4), ordinal: 3 }))).toBe('ORDINAL_BROKEN');
});

test('a code that any record bears, our own or received, is refused', () => {
  expect(replayRefusal(register(outgoing(4, { code: one.code })))).toBe('RECORD_CODE_USED');
  expect(replayRefusal(register(outgoing(4, { code: sent.code })))).toBe('RECORD_CODE_USED');
});

test('a number in use with the same notation and year is refused, also that of a cancelled record', () => {
  expect(replayRefusal(register(outgoing(4, { number: one.number })))).toBe('NUMBER_USED');
  expect(replayRefusal(register(outgoing(4, { number: better.number })))).toBe('NUMBER_USED');
});

test.each([
  ['NOTATION_NOT_LISTED', { notation: 'TAN.CONG.LUC.5.GIO.MAI' }],
  ['ORGANISATION_UNKNOWN', { recipients: ['A00.NOI.DUNG'] }],
  ['TYPE_UNKNOWN', { typeCode: 'Xyz' }],
  ['PERSON_UNKNOWN', { signer: 'P0ABCDEFG' }],
  ['CATALOGUE_CODE_UNKNOWN', { noteCodes: ['N98'] }],
  ['PROTECTION_TOO_LONG', { protectUntil: '2199-12-31' }],
  ['DATE_IN_FUTURE', { issuedOn: '2150-01-01' }],
  ['YEAR_CLOSED', { ordinal: 1, year: 2024, issuedOn: '2024-05-04' }],
  ['COPIES_TOO_FEW', { recipients: ['G01', 'H37'], copies: 1 }],
  ['RECORD_NOT_FOUND', { replyTo: outgoing(9).code }],
])('the rules of the outgoing register hold for the line: %s', (code, change) => {
  expect(replayRefusal(register(outgoing(4, change)))).toBe(code);
});

test('the line is put into the register and the issuer holds every copy', () => {
  const key = keyOf(one);
  expect(projected(register(one))).toEqual([
    { change: 'write-line', book: 'outgoing', year: 2026, ordinal: 1, on: '2026-05-05' },
    { change: 'put-record', record: one, state: 'registered', seq: 7 },
    { change: 'put-copy', key, copy: 1, holder: self, state: 'held' },
    { change: 'put-copy', key, copy: 2, holder: self, state: 'held' },
  ]);
});
