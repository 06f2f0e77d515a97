import type { Directory, Organisation, Person, Term } from '../../contract/exchange/directory.ts';
import type { Instant } from '../../contract/scalar.ts';

/**
 * A directory without the ends that it states for after `at`. Up to its own time a directory is final
 * (`checkHistory`): the version of `at` states all ends up to `at`, and perhaps none of the later ones.
 */
export function withoutLaterEnds(directory: Directory, at: Instant): Directory {
  const open = <Entry extends Term>(entry: Entry): Entry => {
    const { until, ...rest } = entry;
    // What is optional may be left out: the entry is of the same type without it.
    return until === undefined || until <= at ? entry : (rest as Entry);
  };
  const person = (entry: Person): Person =>
    open({ ...entry, certificates: entry.certificates.map(open<Person['certificates'][number]>) });
  const organisation = (entry: Organisation): Organisation =>
    open({
      ...entry,
      persons: entry.persons.map(person),
      seals: entry.seals.map(open<Organisation['seals'][number]>),
    });
  return {
    ...directory,
    endpointSigners: directory.endpointSigners.map(open<Directory['endpointSigners'][number]>),
    organisations: directory.organisations.map(organisation),
  };
}
