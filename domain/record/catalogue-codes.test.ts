import { expect, test } from 'vitest';
import { law, refusalOf } from '../../test/support/registers.ts';
import {
  checkCancelReason,
  checkCorrectionReason,
  checkNotes,
  checkRefusalReasons,
  checkReturnReasons,
  checkSettlementReason,
  checkType,
} from './catalogue-codes.ts';

const unknown = (field: string) => ({ code: 'CATALOGUE_CODE_UNKNOWN', field });

test.each([
  ['BC', 'accepted'],
  ['CV', 'accepted'],
  [undefined, 'accepted'],
  ['XX', { code: 'TYPE_UNKNOWN', field: 'typeCode' }],
  ['bc', { code: 'TYPE_UNKNOWN', field: 'typeCode' }],
  ['', { code: 'TYPE_UNKNOWN', field: 'typeCode' }],
])('a document type, where there is one, is one of the catalogue: %s', (typeCode, outcome) => {
  expect(refusalOf(() => checkType(typeCode, law))).toEqual(outcome);
});

test.each([
  [[], 'accepted'],
  [['N01', 'N02'], 'accepted'],
  [['N99'], unknown('noteCodes')],
  [['N01', 'N99'], unknown('noteCodes')],
  [['N01', 'N02', 'N01'], { code: 'RECORD_INVALID', field: 'noteCodes' }],
  [['N99', 'N99'], { code: 'RECORD_INVALID', field: 'noteCodes' }],
])('notes come once each and from the catalogue: %j', (noteCodes, outcome) => {
  expect(refusalOf(() => checkNotes(noteCodes, law))).toEqual(outcome);
});

test.each([
  [['R01'], 'accepted'],
  [['R01', 'R02'], 'accepted'],
  [['R01', 'R99'], unknown('reasons')],
  [['H01'], unknown('reasons')],
])('every reason of a refusal is one of its own catalogue: %j', (reasons, outcome) => {
  expect(refusalOf(() => checkRefusalReasons(reasons, law))).toEqual(outcome);
});

test.each([
  [['R02', 'R06'], 'accepted'],
  [['R08'], unknown('reasons')],
  [['R02', 'R08'], unknown('reasons')],
  [['R99'], unknown('reasons')],
])('paper that was given back came, so no reason says that it did not: %j', (reasons, outcome) => {
  expect(refusalOf(() => checkReturnReasons(reasons, law))).toEqual(outcome);
});

test.each([
  ['H01', 'accepted'],
  ['H99', unknown('reason')],
  ['R01', unknown('reason')],
])('the reason of a cancellation is one of its own catalogue: %s', (reason, outcome) => {
  expect(refusalOf(() => checkCancelReason(reason, law))).toEqual(outcome);
});

test.each([
  ['H03', checkCancelReason],
  ['H05', checkCancelReason],
  ['D04', checkCorrectionReason],
  ['T02', checkSettlementReason],
])('a reason of the outgoing register is none in the incoming one: %s', (reason, check) => {
  expect(refusalOf(() => check(reason, law, 'outgoing'))).toBe('accepted');
  expect(refusalOf(() => check(reason, law, 'incoming'))).toEqual(unknown('reason'));
  expect(refusalOf(() => check(reason, law))).toBe('accepted');
});
