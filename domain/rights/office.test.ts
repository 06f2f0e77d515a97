import { describe, expect, test } from 'vitest';
import type { Permit } from '../../contract/custody/permit.ts';
import type { Level } from '../../contract/record/fields.ts';
import type { PersonCode } from '../../contract/scalar.ts';
import { custodyOffice, delegatedUntil, ended, shelves, staff } from '../../test/support/custody-section.ts';
import { refusalOf } from '../../test/support/registers.ts';
import type { Deed } from './office.ts';

const office = custodyOffice('H37.02');
const at = '2026-05-05T01:00:00.000Z';
const deed = (actor: PersonCode, level: Level = 'B', when = at): Deed => ({ actor, at: when, level });
const everybody = Object.entries(staff);
/** Who of all is let do it, by name. */
const who = (work: (code: PersonCode) => void): string[] =>
  everybody.filter(([, code]) => refusalOf(() => work(code)) === 'accepted').map(([name]) => name);
const code = (work: () => void): string => {
  const refusal = refusalOf(work);
  return refusal === 'accepted' ? refusal : refusal.code;
};

describe('who answers for what a holder has', () => {
  const actFor = (holder: string, when = at) =>
    who((person) => office.requireHolder(deed(person, 'B', when), holder));

  test('a person for their own, whoever has a post in a unit for what the unit has, the clerks for the desk', () => {
    expect(actFor(staff.reader)).toEqual(['reader']);
    expect(actFor('U02')).toEqual(['keeper', 'reader', 'trainee', 'tokenless']);
    expect(actFor('desk')).toEqual(['clerk']);
    expect(actFor('desk', '2026-02-01T00:00:00.000Z')).toEqual(['clerk', 'former']);
  });

  test('for a shelf the keepers and clerks of the unit that keeps it, also after it was taken down', () => {
    expect(actFor(shelves.office)).toEqual(['clerk']);
    expect(actFor(shelves.unit)).toEqual(['keeper']);
    expect(actFor(shelves.former)).toEqual(['clerk']);
  });

  test('for a shelf that no section listed, the clerks', () => {
    expect(actFor('K9-T09-N9')).toEqual(['clerk']);
  });

  test('and nobody else, who is told whose it is', () => {
    expect(refusalOf(() => office.requireHolder(deed(staff.head), staff.reader))).toEqual({
      ...{ code: 'NOT_HOLDER', field: undefined, detail: { holder: staff.reader } },
    });
  });
});

describe('whom copies are offered to', () => {
  const offered = (to: string, level: Level = 'B', when = at) =>
    refusalOf(() => office.requireReceiver(deed(staff.clerk, level, when), to));

  test('a person in office who may see them, a unit that is not closed, the desk', () => {
    for (const to of [staff.reader, staff.tokenless, 'U02', 'desk']) expect(offered(to)).toBe('accepted');
    expect(offered(staff.trainee, 'C')).toBe('accepted');
    expect(offered(staff.trainee)).toMatchObject({
      ...{ code: 'CLEARANCE_MISSING', detail: { holder: staff.trainee } },
    });
    for (const to of [staff.former, 'P00000099', 'U03', 'U99'])
      expect(offered(to)).toMatchObject({ code: 'HOLDER_UNKNOWN' });
    expect(offered('U03', 'B', '2026-02-01T00:00:00.000Z')).toBe('accepted');
    expect(offered('U03', 'B', ended)).toMatchObject({ code: 'HOLDER_UNKNOWN' });
  });
});

test('who takes copies over does so for themselves, their unit or the desk, and may see them', () => {
  const takers = (to: string) => who((person) => office.requireTaker(deed(person), person, to));
  expect(takers(staff.reader)).toEqual(['reader']);
  // The trainee is of the unit, but may not see them.
  expect(takers('U02')).toEqual(['keeper', 'reader', 'tokenless']);
  expect(takers('desk')).toEqual(['clerk']);
  expect(code(() => office.requireTaker(deed(staff.trainee), staff.trainee, 'U02'))).toBe(
    'CLEARANCE_MISSING',
  );
  expect(code(() => office.requireTaker(deed(staff.reader), staff.reader, 'U01'))).toBe('NOT_HOLDER');
  expect(code(() => office.requireTaker(deed(staff.former), staff.former, staff.former))).toBe(
    'HOLDER_UNKNOWN',
  );
});

test('copies are put on a shelf that stands, by who keeps it', () => {
  const put = (place: string) => (person: PersonCode) => office.requirePlace(deed(person), place);
  expect(who(put(shelves.office))).toEqual(['clerk']);
  expect(who(put(shelves.unit))).toEqual(['keeper']);
  expect(code(() => put(shelves.unit)(staff.clerk))).toBe('NOT_HOLDER');
  for (const place of [shelves.former, 'K9-T09-N9'])
    expect(code(() => put(place)(staff.clerk))).toBe('HOLDER_UNKNOWN');
});

test('copies are taken to a place that is listed and in use', () => {
  const taken = (place: string, when = at) =>
    code(() => office.requireOutsidePlace(deed(staff.clerk, 'B', when), place));
  expect([taken('N01'), taken('N02'), taken('N09')]).toEqual([
    'accepted',
    'HOLDER_UNKNOWN',
    'HOLDER_UNKNOWN',
  ]);
  expect(taken('N02', '2026-02-01T00:00:00.000Z')).toBe('accepted');
});

test('a right is of the role, at the level, and a refusal names who has it', () => {
  expect(who((person) => office.requireRight(deed(person), 'keep'))).toEqual([
    ...['clerk', 'head', 'keeper', 'reader', 'deputy', 'tokenless'],
  ]);
  expect(who((person) => office.requireRight(deed(person, 'A'), 'keep'))).toEqual([
    ...['clerk', 'head', 'keeper', 'deputy'],
  ]);
  expect(refusalOf(() => office.requireRight(deed(staff.auditor), 'register'))).toEqual({
    code: 'RIGHT_MISSING',
    field: undefined,
    detail: { right: 'register', level: 'B', holders: [staff.clerk] },
  });
});

test('a refusal names twenty of those who have the right at most', () => {
  const many = Array.from({ length: 30 }, (_, index) => `P${String(10_000_000 + index)}`);
  const since = '2026-01-01T00:00:00.000Z';
  const crowded = custodyOffice('H37.02', {
    persons: [staff.auditor, ...many].map((each) => ({
      ...{ code: each, name: 'Nguyễn Văn Mẫu', from: since, certificates: [] },
    })),
    posts: many.map((each) => ({ person: each, role: 'clerk', unit: 'U01', from: since })),
    clearances: many.map((each) => ({ person: each, level: 'A', from: since })),
  });
  expect(refusalOf(() => crowded.requireRight(deed(staff.auditor), 'keep'))).toMatchObject({
    detail: { holders: many.slice(0, 20) },
  });
});

describe('a permit', () => {
  const paper = { number: 12, notation: 'QĐ-UBND', issuedOn: '2026-05-01' };
  const asked = (permit: Permit, change: Partial<Deed> = {}) =>
    code(() => office.requirePermit({ ...deed(staff.clerk), ...change }, permit, 'permit-lending'));

  test('is by who has the right at the level, by role or by a delegation while it lasts', () => {
    expect(asked({ by: staff.head, paper })).toBe('accepted');
    expect(asked({ by: staff.deputy, paper })).toBe('accepted');
    expect(asked({ by: staff.deputy, paper }, { level: 'A' })).toBe('PERMIT_MISSING');
    expect(asked({ by: staff.deputy, paper }, { at: delegatedUntil })).toBe('PERMIT_MISSING');
    for (const by of [staff.keeper, staff.clerk, staff.former, 'P00000099'])
      expect(asked({ by, paper })).toBe('PERMIT_MISSING');
  });

  test('of one right is not one of another', () => {
    const lent = (right: 'permit-lending' | 'permit-disclosing' | 'permit-taking-out', by: PersonCode) =>
      code(() => office.requirePermit(deed(staff.clerk), { by, paper }, right));
    expect(lent('permit-lending', staff.deputy)).toBe('accepted');
    expect(lent('permit-disclosing', staff.deputy)).toBe('PERMIT_MISSING');
    expect(lent('permit-taking-out', staff.deputy)).toBe('PERMIT_MISSING');
    // The second class permits disclosure up to the second level; lending at every one.
    const highest = (right: 'permit-lending' | 'permit-disclosing') =>
      code(() => office.requirePermit(deed(staff.clerk, 'A'), { by: staff.head, paper }, right));
    expect([highest('permit-lending'), highest('permit-disclosing')]).toEqual(['accepted', 'PERMIT_MISSING']);
  });

  test('holds to the end of its day', () => {
    expect(asked({ by: staff.head, paper, until: '2026-05-04' })).toBe('PERMIT_EXPIRED');
    expect(asked({ by: staff.head, paper, until: '2026-05-05' })).toBe('accepted');
  });

  test('stands on paper unless who permits is who acts', () => {
    expect(asked({ by: staff.head })).toBe('PERMIT_ON_PAPER');
    expect(asked({ by: staff.head }, { actor: staff.head })).toBe('accepted');
  });

  test('that is missing names who could give one', () => {
    expect(
      refusalOf(() => office.requirePermit(deed(staff.clerk), { by: staff.clerk }, 'permit-lending')),
    ).toEqual({
      code: 'PERMIT_MISSING',
      field: undefined,
      detail: { right: 'permit-lending', level: 'B', holders: [staff.head, staff.deputy] },
    });
  });
});
