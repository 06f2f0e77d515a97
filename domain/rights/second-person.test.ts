import { expect, test } from 'vitest';
import { AppError, type ErrorCode } from '../../contract/errors/index.ts';
import type { TwoPersonRule } from '../../contract/law/law.ts';
import { Level } from '../../contract/record/fields.ts';
import { Role } from '../../contract/rights/role.ts';
import { TwoPersonAct } from '../../contract/rights/two-person.ts';
import type { Section } from '../../contract/section/section.ts';
import { fc } from '../../test/support/random.ts';
import { sampleSection, since } from '../../test/support/section.ts';
import { SecondPersons, type TwoPersonDeed } from './second-person.ts';
import { Staff } from './staff.ts';

const at = '2026-05-01T01:00:00.000Z';
const ended = '2026-04-01T00:00:00.000Z';
const people = ['P00000001', 'P00000002', 'P00000003', 'P00000004'];

const anyLevel = fc.constantFrom(...Level.options);
const anyRole = fc.constantFrom(...Role.options);
const anyAct = fc.constantFrom(...TwoPersonAct.options);
const anyPerson = fc.record({
  roles: fc.uniqueArray(anyRole, { maxLength: 3 }),
  clearance: fc.option(anyLevel),
  hasLeft: fc.boolean(),
});
type Person = { roles: Role[]; clearance: Level | null; hasLeft: boolean };
const anyStaff = fc.array(anyPerson, { minLength: people.length, maxLength: people.length });
const anyRules: fc.Arbitrary<TwoPersonRule[]> = fc.uniqueArray(
  fc.record({ act: anyAct, from: anyLevel, roles: fc.uniqueArray(anyRole, { minLength: 1 }) }),
  { selector: ({ act }) => act },
);
const anyDeed = fc.record({
  ...{ act: anyAct, actor: fc.constantFrom(...people), level: anyLevel, at: fc.constant(at) },
});

const sectionOf = (persons: readonly Person[]): Section =>
  sampleSection('H37', {
    persons: people.map((code, index) => ({
      ...{ code, name: 'Trần Thị Mẫu', from: since, certificates: [] },
      ...(persons[index]?.hasLeft ? { until: ended } : {}),
    })),
    posts: people.flatMap((person, index) =>
      (persons[index]?.roles ?? []).toSorted().map((role) => ({ person, role, unit: 'U01', from: since })),
    ),
    clearances: people.flatMap((person, index) => {
      const level = persons[index]?.clearance ?? null;
      return level === null ? [] : [{ person, level, from: since }];
    }),
    delegations: [],
  });

const codeOf = (act: () => void): ErrorCode | null => {
  try {
    act();
    return null;
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
};

/** A is the highest level. */
const asks = (rules: readonly TwoPersonRule[], { act, level }: TwoPersonDeed) =>
  rules.find((rule) => rule.act === act && level <= rule.from);

test('a second person is asked for by the act, from the level of its rule up', () => {
  fc.assert(
    fc.property(anyStaff, anyRules, anyDeed, (persons, rules, deed) => {
      const seconds = new SecondPersons(new Staff(sectionOf(persons)), { twoPerson: rules });
      const isAsked = asks(rules, deed) !== undefined;
      expect(seconds.isAsked(deed.act, deed.level)).toBe(isAsked);
      expect(codeOf(() => seconds.require(deed.act, deed, () => undefined))).toBe(
        isAsked ? 'SECOND_PERSON_MISSING' : null,
      );
      expect(codeOf(() => seconds.require(deed.act, deed, () => people[0]))).toBeNull();
      expect(codeOf(() => seconds.require('register', deed, () => undefined))).toBeNull();
    }),
  );
});

test('it is somebody else in office, cleared for the level, with one of the roles; whoever is not is told why', () => {
  fc.assert(
    fc.property(anyStaff, anyRules, anyDeed, (persons, rules, deed) => {
      const seconds = new SecondPersons(new Staff(sectionOf(persons)), { twoPerson: rules });
      const rule = asks(rules, deed);
      const why = (code: string, { roles, clearance, hasLeft }: Person): ErrorCode | null => {
        if (code === deed.actor) return 'SECOND_PERSON_SAME';
        if (hasLeft) return 'HOLDER_UNKNOWN';
        if (clearance === null || clearance > deed.level) return 'CLEARANCE_MISSING';
        return rule === undefined || rule.roles.some((role) => roles.includes(role))
          ? null
          : 'SECOND_PERSON_ROLE';
      };
      const expected = people.map((code, index) => why(code, persons[index] as Person));
      expect(people.map((code) => codeOf(() => seconds.requireFit(deed, code)))).toEqual(expected);
      expect(seconds.candidates(deed)).toEqual(people.filter((_code, index) => expected[index] === null));
      expect(codeOf(() => seconds.requireFit(deed, 'P00000099'))).toBe('HOLDER_UNKNOWN');
    }),
  );
});

test('a refusal names the act, the level and who may stand by it', () => {
  const persons: Person[] = people.map((_code, index) => ({
    ...{ roles: index < 3 ? (['head'] as const).slice() : [], clearance: 'A' as const, hasLeft: false },
  }));
  const seconds = new SecondPersons(new Staff(sectionOf(persons)), {
    twoPerson: [{ act: 'take-out', from: 'A', roles: ['head'] }],
  });
  const deed = { act: 'take-out' as const, actor: 'P00000001', level: 'A' as const, at };
  const detail = { act: 'take-out', level: 'A', holders: ['P00000002', 'P00000003'] };
  expect(() => seconds.require('take-out', deed, () => undefined)).toThrow(
    expect.objectContaining({ code: 'SECOND_PERSON_MISSING', detail }),
  );
  expect(() => seconds.requireFit(deed, 'P00000004')).toThrow(
    expect.objectContaining({ code: 'SECOND_PERSON_ROLE', detail }),
  );
});
