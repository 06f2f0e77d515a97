import { describe, expect, it } from 'vitest';
import { Section } from '../../contract/section/section.ts';
import { people, sampleSection, since } from '../../test/support/section.ts';
import { checkSectionHistory } from './section-history.ts';

const old = sampleSection('G22');
const later = '2026-12-01T00:00:00.000Z';
const ended = '2026-11-30T00:00:00.000Z';
const next = (change: (section: Section) => void): Section => {
  const copy = structuredClone({ ...old, version: 2, at: later });
  change(copy);
  return Section.parse(copy);
};
const accepted = (section: Section, before = old): boolean => {
  try {
    checkSectionHistory(before, section);
    return true;
  } catch (error) {
    expect(error).toMatchObject({ code: 'SECTION_HISTORY' });
    return false;
  }
};
const end = (entries: readonly { until?: string | undefined }[], until = ended): void => {
  for (const entry of entries) entry.until = until;
};

describe('a newer section', () => {
  it('may end what is there and enter what is new, from its own day on, and put a name right', () => {
    const changes: ((section: Section) => void)[] = [
      () => undefined,
      ({ persons }) => end(persons),
      ({ posts }) => end(posts),
      ({ clearances }) => end(clearances),
      ({ grants }) => end(grants),
      ({ delegations }) => end(delegations),
      ({ places }) => end(places),
      // An end that has not come may be put off.
      ({ delegations }) => end(delegations, '2028-01-01T00:00:00.000Z'),
      ({ posts }) => void posts.push({ person: people.keeper, role: 'recipient', unit: 'U02', from: ended }),
      ({ places }) => void places.push({ code: 'K1-T01-N2', unit: 'U02', from: ended }),
      ({ persons }) => {
        for (const person of persons) person.name = 'Nguyễn Văn Khác';
      },
    ];
    for (const change of changes) expect(accepted(next(change)), String(change)).toBe(true);
  });

  it('is refused when it removes, ends in retrospect, back-dates or changes what was', () => {
    const changes: ((section: Section) => void)[] = [
      ({ posts }) => void posts.pop(),
      ({ clearances }) => void clearances.pop(),
      ({ delegations }) => void delegations.pop(),
      ({ places }) => void places.pop(),
      ({ posts }) => end(posts, '2026-11-01T00:00:00.000Z'),
      ({ grants }) => end(grants, '2026-11-01T00:00:00.000Z'),
      ({ posts }) => void posts.push({ person: people.keeper, role: 'recipient', unit: 'U02', from: since }),
      ({ places }) => {
        for (const place of places) place.unit = 'U02';
      },
      ({ clearances }) => {
        for (const clearance of clearances) clearance.level = 'A';
      },
      ({ delegations }) => {
        for (const delegation of delegations) delegation.rights = ['permit-destroying'];
      },
    ];
    for (const change of changes) expect(accepted(next(change)), String(change)).toBe(false);
    expect(accepted({ ...next(() => undefined), at: old.at })).toBe(false);
  });
});
