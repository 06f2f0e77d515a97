import { expect, test } from 'vitest';
import { mayDo } from '../../test/support/custody-acts.ts';
import { shelves } from '../../test/support/custody-section.ts';
import { acts, firstInside, insideRefusal, three } from '../../test/support/honest-ledger.ts';

const { accept, archive, miss, takeBack, transfer } = acts;
const missed = miss(three, {});

test('a copy is missed once, and goes nowhere until it is found', () => {
  expect(insideRefusal(missed)).toBeNull();
  expect(insideRefusal(missed, missed)).toBe('CUSTODY_WRONG_STATE');
  expect(insideRefusal(missed, transfer(three, { to: 'U02' }))).toBe('CUSTODY_WRONG_STATE');
  expect(insideRefusal(missed, archive(three, { place: shelves.office }))).toBe('CUSTODY_WRONG_STATE');
  const offered = transfer(three, { to: 'U02' });
  const taken = accept(three, { offer: firstInside, to: 'U02', person: 'P00000001' });
  expect(insideRefusal(offered, missed, taken)).toBe('CUSTODY_WRONG_STATE');
  expect(insideRefusal(offered, missed, takeBack(three, { offer: firstInside }))).toBeNull();
});

test('whoever may see it says so', () => {
  expect(mayDo(() => missed)).toEqual(['clerk', 'head', 'keeper', 'reader', 'deputy', 'tokenless']);
  expect(mayDo(() => missed, { level: 'A' })).toEqual(['clerk', 'head', 'keeper', 'deputy']);
});
