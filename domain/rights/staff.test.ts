import { expect, test } from 'vitest';
import type { Level } from '../../contract/record/fields.ts';
import { people, sampleSection } from '../../test/support/section.ts';
import { Staff } from './staff.ts';

const staff = new Staff(sampleSection('H37'));
const [now, before] = ['2026-05-01T00:00:00.000Z', '2025-12-31T00:00:00.000Z'];

test('posts are of an instant', () => {
  expect(staff.posts(people.officer, now).map(({ role }) => role)).toEqual(['security-officer']);
  expect(staff.posts(people.officer, before)).toEqual([]);
  expect(staff.hasRole(people.clerk, 'clerk', now)).toBe(true);
  expect(staff.hasRole(people.clerk, 'keeper', now)).toBe(false);
});

test('a clearance opens its level and those below; nobody has one without being told', () => {
  const cleared = (code: string, at = now) =>
    (['A', 'B', 'C'] as Level[]).filter((level) => staff.isCleared(code, level, at));
  expect(cleared(people.officer)).toEqual(['A', 'B', 'C']);
  expect(cleared(people.clerk)).toEqual(['B', 'C']);
  expect(cleared(people.keeper)).toEqual([]);
  expect(cleared('P0000000Z')).toEqual([]);
  expect(cleared(people.clerk, before)).toEqual([]);
});
