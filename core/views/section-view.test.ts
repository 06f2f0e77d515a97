import { expect, test } from 'vitest';
import type { Section } from '../../contract/section/section.ts';
import { signedAt } from '../../test/support/exchange/agencies.ts';
import { people, sampleSection, since } from '../../test/support/section.ts';
import { DirectoryIndex } from '../directory/directory.ts';
import { loadLaw } from '../law/law.ts';
import { SectionIndex } from '../section/section.ts';
import { sectionView } from './section-view.ts';

const at = '2026-05-01T01:00:00.000Z';
const directory = new DirectoryIndex({
  ...{ purpose: 'tram-mat/directory', version: 1, at: signedAt, endpointSigners: [], organisations: [] },
});
const viewOf = (code: string, change: Partial<Section> = {}, when = at) => {
  const section = new SectionIndex(sampleSection('H37', change));
  const user = { code, name: 'Nguyễn Văn Mẫu', role: null };
  return sectionView({ section, user, directory, law: loadLaw('2026-05-01') }, when);
};

test('each person with the highest level that they may see', () => {
  const view = viewOf(people.clerk);
  expect(view?.persons.map(({ code, clearance }) => [code, clearance])).toEqual([
    [people.clerk, 'B'],
    [people.officer, 'A'],
    [people.keeper, null],
  ]);
  const before = viewOf(people.clerk, {}, '2025-12-31T00:00:00.000Z');
  expect(before?.persons).toEqual([]);
});

test('the units whose shelves the person of the session answers for: as their keeper or clerk, not otherwise', () => {
  expect(viewOf(people.clerk)?.keeps).toEqual(['U01']);
  expect(viewOf(people.keeper)?.keeps).toEqual(['U02']);
  expect(viewOf(people.officer)?.keeps).toEqual([]);
  // A post elsewhere opens no shelf there, and one that has ended opens none.
  const posts: Section['posts'] = [
    { person: people.clerk, role: 'clerk', unit: 'U01', from: since, until: '2026-04-01T00:00:00.000Z' },
    { person: people.clerk, role: 'recipient', unit: 'U02', from: since },
  ];
  expect(viewOf(people.clerk, { posts })?.keeps).toEqual([]);
});

test('for which acts the law asks for a second person, and who may be it for the person of the session', () => {
  const twoPerson = [
    { act: 'move' as const, from: 'B' as const, roles: ['clerk' as const, 'keeper' as const] },
  ];
  const seconds = (code: string) => {
    const clearances = Object.values(people).map((person) => ({ person, level: 'B' as const, from: since }));
    const section = new SectionIndex(sampleSection('H37', { clearances }));
    const user = { code, name: 'Nguyễn Văn Mẫu', role: null };
    const law = { ...loadLaw('2026-05-01'), twoPerson };
    return sectionView({ section, user, directory, law }, at)?.seconds;
  };
  const asked = (persons: string[]) => [
    { act: 'move', level: 'A', persons: [] },
    { act: 'move', level: 'B', persons },
  ];
  expect(seconds(people.officer)).toEqual(asked([people.clerk, people.keeper]));
  expect(seconds(people.clerk)).toEqual(asked([people.keeper]));
  expect(viewOf(people.clerk)?.seconds).toEqual([]);
});

test('who may keep copies at each level: cleared for it, and as far as their role was granted it', () => {
  const clearances = [{ person: people.keeper, level: 'B' as const, from: since }];
  const keep = viewOf(people.officer, { clearances })?.rightHolders.filter(({ right }) => right === 'keep');
  expect(keep).toEqual([
    { right: 'keep', level: 'A', persons: [] },
    { right: 'keep', level: 'B', persons: [people.keeper] },
    { right: 'keep', level: 'C', persons: [people.keeper] },
  ]);
});

test('before the first section there is none to show', () => {
  const user = { code: people.clerk, name: 'Nguyễn Văn Mẫu', role: null };
  expect(sectionView({ section: undefined, user, directory, law: loadLaw('2026-05-01') }, at)).toBeNull();
});
