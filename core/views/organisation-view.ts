import { inForce, type Organisation } from '../../contract/exchange/directory.ts';
import type { OrganisationChoice, OrganisationView } from '../../contract/ipc/directory-views.ts';
import type { Instant } from '../../contract/scalar.ts';
import type { DirectoryIndex } from '../directory/directory.ts';

type Listed = Pick<DirectoryIndex, 'above' | 'canReceive'>;

/** A body to choose from. */
export function organisationChoice(
  directory: Listed,
  organisation: Organisation,
  now: Instant,
): OrganisationChoice {
  const { code, name } = organisation;
  const ended = !inForce(organisation, now);
  return {
    ...{ code, name, ended, canReceive: directory.canReceive(code) && !ended },
    above: directory.above(organisation).map((each) => each.name),
  };
}

/** Former persons are named too: old records bear their codes. */
export function organisationView(
  directory: Listed,
  organisation: Organisation,
  now: Instant,
): OrganisationView {
  const { notationParts, persons } = organisation;
  return {
    ...organisationChoice(directory, organisation, now),
    notationParts,
    persons: persons.map((person) => ({
      code: person.code,
      name: person.name,
      role: person.role,
      inOffice: inForce(person, now),
    })),
  };
}
