import { expect, test } from 'vitest';
import { mayDo } from '../../test/support/custody-acts.ts';
import { staff } from '../../test/support/custody-section.ts';
import { acts, firstInside, insideRefusal, three } from '../../test/support/honest-ledger.ts';

const { accept, takeBack, transfer } = acts;
const to = staff.reader;
const offered = transfer(three, { to });
const back = takeBack(three, { offer: firstInside });

test('an offer is taken back until it is accepted, once', () => {
  expect(insideRefusal(offered, back)).toBeNull();
  expect(insideRefusal(offered, back, back)).toBe('OFFER_GONE');
  const taken = accept(three, { offer: firstInside, to, person: staff.clerk });
  expect(insideRefusal(offered, taken, back)).toBe('CUSTODY_MOVED');
  expect(insideRefusal(offered, taken, takeBack(three, { from: to, offer: firstInside }))).toBe('OFFER_GONE');
});

test('the giver takes it back, and nobody else', () => {
  expect(mayDo(() => back)).toEqual(['clerk']);
  expect(mayDo(() => takeBack(three, { from: staff.keeper, offer: firstInside }))).toEqual(['keeper']);
});
