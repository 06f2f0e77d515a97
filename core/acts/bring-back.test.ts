import { expect, test } from 'vitest';
import { mayDo, permit } from '../../test/support/custody-acts.ts';
import { staff } from '../../test/support/custody-section.ts';
import { acts, firstInside, insideRefusal, three } from '../../test/support/honest-ledger.ts';

const { accept, bringBack, find, miss, takeOut, transfer } = acts;
const to = staff.reader;
const out = [
  transfer(three, { to }),
  accept(three, { offer: firstInside, to, person: staff.clerk }),
  takeOut(three, { from: to, purpose: 'P01', place: 'N01', until: '2026-05-08', permit }),
];
const back = bringBack(three, { from: to });

test('what was taken out is back with who took it', () => {
  expect(insideRefusal(...out, back, transfer(three, { from: to, to: 'desk' }))).toBeNull();
  expect(insideRefusal(...out, back, back)).toBe('CUSTODY_WRONG_STATE');
});

test('what is missing is found before it is back', () => {
  const missed = miss(three, { from: to });
  expect(insideRefusal(...out, missed, back)).toBe('CUSTODY_WRONG_STATE');
  expect(insideRefusal(...out, missed, find(three, to, { from: to }), back)).toBeNull();
});

test('the holder says so', () => {
  expect(mayDo(() => back)).toEqual(['reader']);
});
