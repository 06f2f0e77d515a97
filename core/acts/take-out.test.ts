import { expect, test } from 'vitest';
import { mayDo, permit, rightsRefusal } from '../../test/support/custody-acts.ts';
import { staff } from '../../test/support/custody-section.ts';
import { acts, firstInside, insideRefusal, three } from '../../test/support/honest-ledger.ts';

const { accept, takeOut, transfer } = acts;
const to = staff.reader;
const handed = [transfer(three, { to }), accept(three, { offer: firstInside, to, person: staff.clerk })];
const out = (more: object = {}) =>
  takeOut(three, { from: to, purpose: 'P01', place: 'N01', until: '2026-05-08', permit, ...more });

test('a person takes out what they have, and hands it to nobody until it is back', () => {
  expect(insideRefusal(...handed, out())).toBeNull();
  expect(insideRefusal(...handed, out(), out())).toBe('CUSTODY_WRONG_STATE');
  expect(insideRefusal(...handed, out(), transfer(three, { from: to, to: 'desk' }))).toBe(
    'CUSTODY_WRONG_STATE',
  );
  expect(insideRefusal(out({ from: 'desk' }))).toBe('CUSTODY_WRONG_STATE');
});

test('the purpose is of the law’s list, and the day today at the earliest', () => {
  expect(insideRefusal(...handed, out({ purpose: 'P99' }))).toBe('CATALOGUE_CODE_UNKNOWN');
  expect(insideRefusal(...handed, out({ until: '2026-05-04' }))).toBe('RECORD_INVALID');
});

test('the permit is one to take out, and its paper has been signed by then', () => {
  const refusal = (change: object) => rightsRefusal(out({ permit: { ...permit, ...change } }), { actor: to });
  expect(refusal({})).toBeNull();
  expect(refusal({ by: staff.deputy })).toBe('PERMIT_MISSING');
  expect(refusal({ until: '2026-05-04' })).toBe('PERMIT_EXPIRED');
  const paper = (issuedOn: string, notation = 'QĐ-UBND') =>
    insideRefusal(...handed, out({ permit: { ...permit, paper: { number: 12, notation, issuedOn } } }));
  expect(paper('2026-05-05')).toBeNull();
  expect(paper('2026-05-06')).toBe('RECORD_INVALID');
  expect(paper('2026-05-05', 'QĐ-KHAC')).toBe('NOTATION_NOT_LISTED');
});

test('the holder takes it out, to a place that is listed', () => {
  expect(mayDo(() => out())).toEqual(['reader']);
  for (const place of ['N02', 'N99'])
    expect(rightsRefusal(out({ place }), { actor: to })).toBe('HOLDER_UNKNOWN');
});
