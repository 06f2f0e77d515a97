import { expect, test } from 'vitest';
import type { Level } from '../../contract/record/fields.ts';
import { Right } from '../../contract/rights/right.ts';
import type { Role } from '../../contract/rights/role.ts';
import type { Section } from '../../contract/section/section.ts';
import { loadLaw } from '../../core/law/law.ts';
import { fc } from '../../test/support/random.ts';
import { sampleSection, since } from '../../test/support/section.ts';
import { Rights } from './rights.ts';

const law = loadLaw('2026-05-01');
const at = '2026-05-01T01:00:00.000Z';
const [head, deputy, other] = ['P00000011', 'P00000012', 'P00000013'];
const person = (code: string, term = {}) => ({
  ...{ code, name: 'Trần Thị Mẫu', from: since, certificates: [] },
  ...term,
});
const clearance = (code: string, level: Level) => ({ person: code, level, from: since });
const post = (code: string, role: Role, more = {}) => ({
  ...{ person: code, role, unit: 'U01', from: since },
  ...more,
});
const grant = (role: Role, right: Right, level: Level) => ({ role, right, level, from: since });
const delegation = (more: Partial<Section['delegations'][number]> = {}) => ({
  ...{ number: 7, notation: 'QĐ-UBND', issuedOn: '2026-02-01', by: head, to: deputy, level: 'C' as const },
  ...{ rights: ['permit-copying' as const], from: since, until: '2026-06-01T00:00:00.000Z' },
  ...more,
});

/** A head of the second class, a deputy and one who has no post, all cleared to the highest level. */
const section = (change: Partial<Section> = {}) =>
  sampleSection('H37', {
    persons: [person(head), person(deputy), person(other)],
    posts: [post(head, 'head', { authority: 2 }), post(deputy, 'deputy')],
    clearances: [clearance(head, 'A'), clearance(deputy, 'A'), clearance(other, 'A')],
    grants: [grant('head', 'permit-copying', 'A')],
    delegations: [delegation()],
    ...change,
  });
const holders = (of: Section, level: Level, right: Right = 'permit-copying', when = at) =>
  new Rights(of, law).holders({ right, level, at: when });

test('who permits needs the grant, the clearance and an office of the class that the law asks for at that level', () => {
  const alone = { delegations: [] };
  expect(['A', 'B', 'C'].map((level) => holders(section(alone), level as Level))).toEqual([
    [],
    [head],
    [head],
  ]);
  expect(holders(section({ ...alone, grants: [grant('head', 'permit-copying', 'C')] }), 'B')).toEqual([]);
  expect(holders(section({ ...alone, clearances: [clearance(head, 'C')] }), 'B')).toEqual([]);
  expect(holders(section({ ...alone, posts: [post(head, 'head')] }), 'C')).toEqual([]);
  // Copying is not destroying: who may let Mật be copied may not have it destroyed.
  const third = { ...alone, posts: [post(head, 'head', { authority: 3 })] };
  const both = {
    ...third,
    grants: [grant('head', 'permit-copying', 'A'), grant('head', 'permit-destroying', 'A')],
  };
  expect(holders(section(both), 'C')).toEqual([head]);
  expect(holders(section(both), 'C', 'permit-destroying')).toEqual([]);
});

test('a role that the law does not name for a right gets none by a grant', () => {
  const granted = {
    posts: [post(other, 'clerk', { authority: 1 })],
    grants: [grant('clerk', 'permit-copying', 'A')],
  };
  expect(holders(section(granted), 'C')).toEqual([]);
});

test('a delegation ends by itself, reaches as far as it says, and only to whom the law lets it', () => {
  expect(holders(section(), 'C')).toEqual([head, deputy]);
  expect(holders(section(), 'B')).toEqual([head]);
  expect(holders(section(), 'C', 'permit-copying', '2026-06-01T00:00:00.000Z')).toEqual([head]);
  expect(holders(section({ delegations: [delegation({ to: other })] }), 'C')).toEqual([head]);
  expect(holders(section({ delegations: [delegation({ rights: ['permit-lending'] })] }), 'C')).toEqual([
    head,
  ]);
});

test('what was delegated is not delegated again, and ends with the right of the one who gave it', () => {
  const second = post(other, 'deputy');
  const chain = {
    posts: [post(head, 'head', { authority: 2 }), post(deputy, 'deputy'), second],
    delegations: [delegation(), delegation({ number: 8, by: deputy, to: other })],
  };
  expect(holders(section(chain), 'C')).toEqual([head, deputy]);
  const gone = [person(head, { until: '2026-04-01T00:00:00.000Z' }), person(deputy), person(other)];
  expect(holders(section({ persons: gone }), 'C')).toEqual([]);
});

test('a higher level never opens with less, whatever the section says', () => {
  const roles: Role[] = ['clerk', 'head', 'deputy', 'keeper', 'security-officer', 'recipient', 'auditor'];
  const levels = fc.constantFrom<Level>('A', 'B', 'C');
  const sections = fc.record({
    posts: fc.array(
      fc.tuple(fc.constantFrom(head, deputy, other), fc.constantFrom(...roles), fc.constantFrom(1, 2, 3)),
      { maxLength: 5 },
    ),
    clearances: fc.array(fc.tuple(fc.constantFrom(head, deputy, other), levels), { maxLength: 4 }),
    grants: fc.array(fc.tuple(fc.constantFrom(...roles), fc.constantFrom(...Right.options), levels), {
      maxLength: 8,
    }),
  });
  fc.assert(
    fc.property(sections, fc.constantFrom(...Right.options), (drawn, right) => {
      const made = new Rights(
        {
          ...section(),
          posts: drawn.posts.map(([code, role, authority]) => post(code, role, { authority })),
          clearances: drawn.clearances.map(([code, level]) => clearance(code, level)),
          grants: drawn.grants.map(([role, granted, level]) => grant(role, granted, level)),
        } as Section,
        law,
      );
      const [a, b, c] = (['A', 'B', 'C'] as const).map((level) => made.holders({ right, level, at }));
      expect(b).toEqual(expect.arrayContaining(a ?? []));
      expect(c).toEqual(expect.arrayContaining(b ?? []));
      for (const code of c ?? []) expect(made.staff.isCleared(code, 'C', at)).toBe(true);
    }),
  );
});
