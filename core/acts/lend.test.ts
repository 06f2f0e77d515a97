import { expect, test } from 'vitest';
import { keyOf } from '../../contract/record/key.ts';
import { mayDo, permit, rightsRefusal } from '../../test/support/custody-acts.ts';
import { delegatedUntil, shelves, staff } from '../../test/support/custody-section.ts';
import { acts, firstInside, insideRefusal, projected, three } from '../../test/support/honest-ledger.ts';

const { accept, lend, transfer } = acts;
const [to, until] = [staff.reader, '2026-05-20'];

test('copies are offered for use until a day', () => {
  expect(projected(lend(three, { to, until, permit }))).toEqual([
    {
      ...{ change: 'custody', key: keyOf(three), copy: 1, seq: 7 },
      event: { event: 'offer', from: 'desk', entry: 7, kind: 'lend', to, until },
    },
  ]);
});

test('the day is today at the earliest', () => {
  expect(insideRefusal(lend(three, { to, until: '2026-05-05', permit }))).toBeNull();
  expect(insideRefusal(lend(three, { to, until: '2026-05-04', permit }))).toBe('RECORD_INVALID');
});

test('what is lent is lent to nobody else, and is on no shelf', () => {
  const offered = lend(three, { to, until, permit });
  const taken = (place?: string) =>
    accept(three, { offer: firstInside, to, person: staff.clerk, ...(place === undefined ? {} : { place }) });
  expect(insideRefusal(offered, taken(shelves.office))).toBe('CUSTODY_WRONG_STATE');
  const again = { from: to, to: 'U01' };
  expect(insideRefusal(offered, taken(), lend(three, { ...again, until, permit }))).toBe(
    'CUSTODY_WRONG_STATE',
  );
  expect(insideRefusal(offered, taken(), transfer(three, again))).toBe('CUSTODY_WRONG_STATE');
});

test('who has it lends it, to somebody who may see it', () => {
  expect(mayDo(() => lend(three, { to, until, permit }))).toEqual(['clerk']);
  expect(rightsRefusal(lend(three, { to: staff.trainee, until, permit }))).toBe('CLEARANCE_MISSING');
});

test('the permit is one to lend, on paper, and has not ended', () => {
  const refusal = (change: object, at?: string) =>
    rightsRefusal(
      lend(three, { to, until, permit: { ...permit, ...change } }),
      at === undefined ? {} : { at },
    );
  expect(refusal({})).toBeNull();
  expect(refusal({ by: staff.deputy })).toBeNull();
  expect(refusal({ by: staff.deputy }, delegatedUntil)).toBe('PERMIT_MISSING');
  expect(refusal({ by: staff.keeper })).toBe('PERMIT_MISSING');
  expect(refusal({ until: '2026-05-05' })).toBeNull();
  expect(refusal({ until: '2026-05-04' })).toBe('PERMIT_EXPIRED');
  expect(rightsRefusal(lend(three, { to, until, permit: { by: staff.head } }))).toBe('PERMIT_ON_PAPER');
});
