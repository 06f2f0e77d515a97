import { expect, test } from 'vitest';
import { keyOf } from '../../contract/record/key.ts';
import { acts, better, one, projected, replayRefusal, three, two } from '../../test/support/honest-ledger.ts';
import { outgoing, self } from '../../test/support/store.ts';

const { correct, register } = acts;

test('a registered line may be corrected, more than once', () => {
  const once = { ...three, pages: 4 };
  expect(replayRefusal(correct(three, once), correct(once, three))).toBeNull();
});

test('a line may keep its number, and take one that nobody uses', () => {
  expect(replayRefusal(correct(three, { ...three, number: 4 }))).toBeNull();
  expect(replayRefusal(correct(three, { ...three, number: 4 }), register(outgoing(4)))).toBe('NUMBER_USED');
});

test('a number that another line uses is refused', () => {
  expect(replayRefusal(correct(three, { ...three, number: one.number }))).toBe('NUMBER_USED');
});

test('a record that nobody registered is not found', () => {
  expect(replayRefusal(correct(outgoing(4), outgoing(4)))).toBe('RECORD_NOT_FOUND');
});

test('a record that is issued or cancelled is not corrected', () => {
  expect(replayRefusal(correct(one, { ...one, pages: 4 }))).toBe('RECORD_WRONG_STATE');
  expect(replayRefusal(correct(better, two))).toBe('RECORD_WRONG_STATE');
});

test('the act states the line as it stands', () => {
  expect(replayRefusal(correct({ ...three, pages: 4 }, three))).toBe('LEDGER_CONTRADICTS');
});

test.each([
  ['book', { book: 'incoming', arrivedOn: '2026-05-05', arrivalNumber: 1 }],
  ['year', { year: 2025 }],
  ['ordinal', { ordinal: 4 }],
  ['code', { code: outgoing(4).code }],
  ['issuer', { issuer: 'G01', recipients: ['H37'] }],
])('a correction does not change the %s of a line', (_member, change) => {
  expect(replayRefusal(correct(three, outgoing(3, change)))).toBe('LEDGER_CONTRADICTS');
});

test('a date of another year than the line’s register is refused; without a date the register’s year counts', () => {
  expect(replayRefusal(correct(three, { ...three, issuedOn: '2025-12-31' }))).toBe('LEDGER_CONTRADICTS');
  const { issuedOn: _issuedOn, ...undated } = { ...three, namedOpenerOnly: true };
  expect(replayRefusal(correct(three, undated))).toBeNull();
});

test.each([
  ['NOTATION_NOT_LISTED', { notation: 'BC-TAN.CONG' }],
  ['COPIES_TOO_FEW', { recipients: ['G01', 'H37'], copies: 1 }],
  ['DATE_IN_FUTURE', { issuedOn: '2026-05-06' }],
])('the rules of the register hold for the new line: %s', (code, change) => {
  expect(replayRefusal(correct(three, outgoing(3, change)))).toBe(code);
});

test('the new line takes the place of the old one, and its copies are counted anew', () => {
  const fewer = { ...three, copies: 1 };
  const key = keyOf(three);
  expect(projected(correct(three, fewer))).toEqual([
    { change: 'put-record', record: fewer, state: 'registered', seq: 7 },
    { change: 'clear-copies', key },
    { change: 'put-copy', key, copy: 1, holder: self, state: 'held' },
  ]);
});
