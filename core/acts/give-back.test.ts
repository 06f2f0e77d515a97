import { expect, test } from 'vitest';
import { mayDo, permit, rightsRefusal } from '../../test/support/custody-acts.ts';
import { shelves, staff } from '../../test/support/custody-section.ts';
import { acts, firstInside, insideRefusal, three } from '../../test/support/honest-ledger.ts';

const { accept, archive, giveBack, lend, transfer } = acts;
const [reader, keeper] = [staff.reader, staff.keeper];
const person = staff.clerk;

/** The reader has what a unit lent, which got it by the first two acts. */
const lent = [
  transfer(three, { to: 'U02' }),
  accept(three, { offer: firstInside, to: 'U02', person }),
  lend(three, { from: 'U02', to: reader, until: '2026-05-20', permit }),
  accept(three, { from: 'U02', offer: firstInside + 2, to: reader, person }),
];
const back = (to: string) => giveBack(three, { from: reader, to });
const taken = (to: string, place?: string, offer = firstInside + 4) =>
  accept(three, { from: reader, offer, to, person, ...(place === undefined ? {} : { place }) });

test('what was lent goes back to who lent it, or to the clerks', () => {
  for (const to of ['U02', 'desk']) expect(insideRefusal(...lent, back(to), taken(to))).toBeNull();
  for (const to of ['U01', keeper]) expect(insideRefusal(...lent, back(to))).toBe('CUSTODY_WRONG_STATE');
});

test('what was not lent is not given back', () => {
  expect(insideRefusal(giveBack(three, { to: reader }))).toBe('CUSTODY_WRONG_STATE');
  const again = [back('U02'), taken('U02'), giveBack(three, { from: 'U02', to: 'desk' })];
  expect(insideRefusal(...lent, ...again)).toBe('CUSTODY_WRONG_STATE');
});

test('nobody else than whom it is given back to accepts it', () => {
  expect(insideRefusal(...lent, back('U02'), taken('desk'))).toBe('CUSTODY_WRONG_STATE');
});

test('what came from a shelf goes back onto it', () => {
  const shelved = [
    archive(three, { place: shelves.office }),
    lend(three, { from: shelves.office, to: reader, until: '2026-05-20', permit }),
    accept(three, { from: shelves.office, offer: firstInside + 1, to: reader, person }),
    back(keeper),
  ];
  const outcome = (place?: string) => insideRefusal(...shelved, taken(keeper, place, firstInside + 3));
  expect([outcome(shelves.office), outcome(shelves.unit), outcome()]).toEqual([
    ...[null, 'CUSTODY_WRONG_STATE', 'CUSTODY_WRONG_STATE'],
  ]);
});

test('who has it gives it back, to somebody who may see it', () => {
  expect(mayDo(() => back('U02'))).toEqual(['reader']);
  expect(rightsRefusal(back(staff.former), { actor: reader })).toBe('HOLDER_UNKNOWN');
});
