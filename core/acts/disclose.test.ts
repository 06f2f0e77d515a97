import { expect, test } from 'vitest';
import { numberAct } from '../../contract/ledger/act.ts';
import { mayDo, permit, rightsRefusal } from '../../test/support/custody-acts.ts';
import { staff } from '../../test/support/custody-section.ts';
import { acts, insideRefusal, projected, three } from '../../test/support/honest-ledger.ts';
import { outgoing } from '../../test/support/store.ts';

const { disclose } = acts;
const outside = { year: 2026, line: 17, persons: 2 };
const shown = (persons: string[], more: object = {}) => disclose(three, { persons, permit, ...more });

test('people of the section are named, others by their number on a line of the paper book', () => {
  expect(insideRefusal(shown([staff.reader]))).toBeNull();
  expect(insideRefusal(shown([], { outside }))).toBeNull();
  expect(projected(shown([staff.reader]))).toEqual([]);
  expect(() => numberAct(shown([]))).toThrow('LEDGER_ENTRY_INVALID');
  expect(() => numberAct(shown([staff.reader, staff.head]))).toThrow('LEDGER_ENTRY_INVALID');
  expect(() => numberAct(shown([], { outside: { ...outside, persons: 0 } }))).toThrow('LEDGER_ENTRY_INVALID');
  expect(() => numberAct(shown([], { outside: { ...outside, name: 'An' } }))).toThrow('LEDGER_ENTRY_INVALID');
});

test('the document is one of the registers, the line one of this year or the last', () => {
  expect(insideRefusal(disclose(outgoing(9), { persons: [staff.reader], permit }))).toBe('RECORD_NOT_FOUND');
  expect(insideRefusal(shown([], { outside: { ...outside, year: 2024 } }))).toBe('RECORD_INVALID');
});

test('each of them may see it', () => {
  expect(rightsRefusal(shown([staff.reader, staff.trainee].toSorted()))).toBe('CLEARANCE_MISSING');
  expect(rightsRefusal(shown([staff.trainee]), { level: 'C' })).toBeNull();
  expect(rightsRefusal(shown([staff.former]))).toBe('HOLDER_UNKNOWN');
});

test('whoever keeps copies states it, with a permit to disclose', () => {
  expect(mayDo(() => shown([staff.reader]))).toEqual([
    ...['clerk', 'head', 'keeper', 'reader', 'deputy', 'tokenless'],
  ]);
  const refusal = (change: object) =>
    rightsRefusal(shown([staff.reader], { permit: { ...permit, ...change } }));
  expect(refusal({ by: staff.deputy })).toBe('PERMIT_MISSING');
  expect(refusal({ until: '2026-05-04' })).toBe('PERMIT_EXPIRED');
  expect(rightsRefusal(shown([staff.reader], { permit: { by: staff.head } }))).toBe('PERMIT_ON_PAPER');
});
