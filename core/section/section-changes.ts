import type { Term } from '../../contract/exchange/directory.ts';
import { entryKeys, type Section } from '../../contract/section/section.ts';

interface Counts {
  readonly added: number;
  readonly ended: number;
}
type Keyed = ReadonlyMap<string, Term>;

/** How many people, posts and rights a section adds or ends, against the one before; no names. */
export const sectionChanges = (
  before: Section | undefined,
  after: Section,
): Record<'persons' | 'posts' | 'rights', Counts> => ({
  persons: changes(before && persons(before), persons(after)),
  posts: changes(before && posts(before), posts(after)),
  rights: changes(before && rights(before), rights(after)),
});

const persons = (section: Section): Keyed => new Map(section.persons.map((each) => [each.code, each]));
const posts = (section: Section): Keyed => new Map(section.posts.map((each) => [entryKeys.post(each), each]));
const rights = ({ clearances, grants, delegations }: Section): Keyed =>
  new Map<string, Term>([
    ...clearances.map((each) => [`clearance ${entryKeys.clearance(each)}`, each] as const),
    ...grants.map((each) => [`grant ${entryKeys.grant(each)}`, each] as const),
    ...delegations.map((each) => [`delegation ${entryKeys.delegation(each)}`, each] as const),
  ]);

function changes(before: Keyed = new Map(), after: Keyed): Counts {
  const entries = [...after];
  return {
    added: entries.filter(([key]) => !before.has(key)).length,
    ended: entries.filter(([key, { until }]) => {
      const old = before.get(key);
      return old !== undefined && until !== undefined && until !== old.until;
    }).length,
  };
}
