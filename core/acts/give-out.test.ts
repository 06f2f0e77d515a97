import { expect, test } from 'vitest';
import { keyOf } from '../../contract/record/key.ts';
import { mayDo, permit, rightsRefusal } from '../../test/support/custody-acts.ts';
import { staff } from '../../test/support/custody-section.ts';
import { acts, entryOf, projected, three } from '../../test/support/honest-ledger.ts';
import { self } from '../../test/support/store.ts';
import { giveOut as specification } from './give-out.ts';

const { giveOut } = acts;
const to = staff.reader;

test('copies for a meeting are due on the day on which they are given out, by the clock of the agency', () => {
  const offered = (until: string, seq = 7) => [
    {
      ...{ change: 'custody', key: keyOf(three), copy: 1, seq },
      event: { event: 'offer', from: 'desk', entry: seq, kind: 'give-out', to, until },
    },
  ];
  expect(projected(giveOut(three, { to, permit }))).toEqual(offered('2026-05-05'));
  // After midnight in Hanoi, on the day before in Greenwich.
  const entry = entryOf(giveOut(three, { to, permit }), 8, '2026-05-05T17:30:00.000Z');
  const { project } = specification;
  if (entry.act !== 'give-out' || project === 'none') throw new Error('another act');
  expect(project(entry, self)).toEqual(offered('2026-05-06', 8));
});

test('who has them gives them out to somebody who may see them', () => {
  expect(mayDo(() => giveOut(three, { to: 'U02', permit }))).toEqual(['clerk']);
  expect(rightsRefusal(giveOut(three, { to: staff.trainee, permit }))).toBe('CLEARANCE_MISSING');
});

test('the permit is one to disclose, at the level', () => {
  const refusal = (by: string, level: 'A' | 'B' = 'B') =>
    rightsRefusal(giveOut(three, { to, permit: { ...permit, by } }), { level });
  expect(refusal(staff.head)).toBeNull();
  expect(refusal(staff.head, 'A')).toBe('PERMIT_MISSING');
  expect(refusal(staff.deputy)).toBe('PERMIT_MISSING');
});
