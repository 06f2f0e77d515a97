import { expect, test } from 'vitest';
import type { Holder } from '../../contract/custody/holder.ts';
import { loadLaw } from '../../core/law/law.ts';
import { people, sampleSection, since } from '../../test/support/section.ts';
import { Office } from './office.ts';

const at = '2026-05-01T01:00:00.000Z';
const office = new Office(sampleSection('H37'), loadLaw('2026-05-01'));

test('a person takes copies over for themselves, for their units, and a clerk for the desk', () => {
  expect(office.receiversOf(people.clerk, at)).toEqual([people.clerk, 'U01', 'desk']);
  expect(office.receiversOf(people.keeper, at)).toEqual([people.keeper, 'U02']);
});

test('whom Today lists offers for are those for whom the person may accept, and no others', () => {
  const receivers: Holder[] = [...Object.values(people), 'U01', 'U02', 'desk'];
  for (const person of Object.values(people))
    expect(office.receiversOf(person, at).toSorted()).toEqual(
      receivers.filter((to) => office.actsFor(person, to, at)).toSorted(),
    );
});

test('who has no post any more takes over for themselves alone', () => {
  const posts = [{ person: people.clerk, role: 'clerk' as const, unit: 'U01', from: since, until: at }];
  const later = new Office(sampleSection('H37', { posts }), loadLaw('2026-05-01'));
  expect(later.receiversOf(people.clerk, at)).toEqual([people.clerk]);
});
