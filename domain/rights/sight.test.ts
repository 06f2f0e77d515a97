import { expect, test } from 'vitest';
import type { Level } from '../../contract/record/fields.ts';
import type { Right } from '../../contract/rights/right.ts';
import type { Role } from '../../contract/rights/role.ts';
import { custodyOffice, custodySection, shelves, staff } from '../../test/support/custody-section.ts';
import { since } from '../../test/support/section.ts';
import { fullSight, readLevels, seesAll, shownTo, sightOf } from './sight.ts';

const at = '2026-05-05T01:00:00.000Z';
const grant = (role: Role, level: Level, right: Right = 'read') => ({ role, right, level, from: since });
const office = custodyOffice('G22', {
  grants: [grant('auditor', 'A'), grant('clerk', 'A'), grant('head', 'B'), grant('keeper', 'C')],
  clearances: custodySection('G22').clearances.map((each) =>
    each.person === staff.clerk ? { ...each, level: 'B' as const } : each,
  ),
});
const sight = (person: string) => sightOf(office, person, at);
const shown = (person: string, level: Level, inHands = false) =>
  shownTo(sight(person), { level, inHands: () => inHands });

test('before the first section who opens the vault sees all of it', () => {
  expect(sightOf(undefined, staff.clerk, at)).toEqual(fullSight);
  expect(seesAll(fullSight)).toBe(true);
});

test('the right to read opens every record up to its level and to the clearance', () => {
  expect(seesAll(sight(staff.auditor))).toBe(true);
  expect(readLevels(sight(staff.clerk))).toEqual(['B', 'C']);
  expect(readLevels(sight(staff.head))).toEqual(['B', 'C']);
  expect((['A', 'B', 'C'] as const).map((level) => shown(staff.keeper, level))).toEqual([
    'locked',
    'locked',
    'whole',
  ]);
});

test('what is in hands is told up to the clearance alone', () => {
  expect(shown(staff.keeper, 'A', true)).toBe('held');
  expect(shown(staff.clerk, 'A', true)).toBe('locked');
  expect(shown(staff.reader, 'A', true)).toBe('held');
  expect(shown(staff.trainee, 'B', true)).toBe('hidden');
});

test('to whom has no right to read nothing else is told, not even that it is there', () => {
  expect((['A', 'B', 'C'] as const).map((level) => shown(staff.reader, level))).toEqual([
    'hidden',
    'hidden',
    'hidden',
  ]);
});

test('hands are those of the person, their units, and the shelves that they keep', () => {
  expect(sight(staff.reader).hands).toEqual([staff.reader, 'U02']);
  expect(sight(staff.keeper).hands).toEqual([staff.keeper, 'U02', shelves.unit, shelves.second]);
});

test('who left sees nothing', () => {
  expect(sight(staff.former)).toEqual({ readsTo: null, clearedTo: null, hands: [staff.former] });
});
