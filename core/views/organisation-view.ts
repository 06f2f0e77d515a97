import { inForce, type Organisation } from '../../contract/exchange/directory.ts';
import type { OrganisationView } from '../../contract/ipc/views.ts';
import type { Instant } from '../../contract/scalar.ts';

/** Former persons are named too: old records bear their codes. */
export function organisationView(organisation: Organisation, now: Instant): OrganisationView {
  const { code, name, notationParts, persons, mailbox } = organisation;
  return {
    code,
    name,
    notationParts,
    persons: persons.map((person) => ({
      code: person.code,
      name: person.name,
      role: person.role,
      inOffice: inForce(person, now),
    })),
    canReceive: mailbox !== undefined && inForce(organisation, now),
  };
}
