import { expect, test } from 'vitest';
import { copiesOnTheWay, type HeldCopy, isReplaced, nextCopy, replacements } from './replacement.ts';

const sent = (copy: number, holder: string): HeldCopy => ({ copy, holder, state: 'sent' });
const held = (copy: number): HeldCopy => ({ copy, holder: 'H37', state: 'held' });
const gone = (copy: number, holder: string): HeldCopy => ({ copy, holder, state: 'lost' });

test.each([
  ['one is kept', [sent(1, 'G01'), sent(2, 'G02'), held(3)], { kept: [3], further: [4] }],
  ['of several kept the lowest goes', [held(4), held(3), sent(1, 'G01')], { kept: [3], further: [5] }],
  ['none is kept', [sent(1, 'G01'), sent(2, 'G02')], { further: [3] }],
  [
    'what was lost before is not counted',
    [gone(1, 'G01'), sent(2, 'G01'), held(3)],
    { kept: [3], further: [4] },
  ],
  ['two were lost and one is kept', [sent(1, 'G01'), sent(2, 'G01'), held(3)], { further: [4, 5] }],
  ['all numbers are used', [sent(1, 'G01'), sent(999, 'G02')], {}],
])('another copy goes in the place of a lost one: %s', (_, copies, expected) => {
  expect(replacements(copies, 'G01')).toEqual(expected);
});

test('a lost copy is on its way no more, and its number stays used', () => {
  const copies = [gone(2, 'G01'), sent(1, 'G01')];
  expect([copiesOnTheWay(copies, 'G01'), nextCopy(copies), nextCopy([])]).toEqual([[1], 3, 1]);
  expect([isReplaced(copies, 'G01'), isReplaced(copies, 'G02')]).toEqual([true, false]);
});
