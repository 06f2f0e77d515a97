import type { OrganisationCode, PersonCode } from '../../contract/scalar.ts';
import { useOrganisation } from '../bridge/organisations.ts';

/** The name behind a code; the code itself when the directory has no name for it. */
export function OrganisationName({ code }: { code: OrganisationCode }) {
  const body = useOrganisation(code);
  // The name again, because a narrow column cuts it; what stands above it tells it from its homonyms.
  return <span title={body ? [body.name, ...body.above, code].join(' · ') : code}>{body?.name ?? code}</span>;
}

export function usePersonName(code: PersonCode, of: OrganisationCode | undefined): string {
  return useOrganisation(of)?.persons.find((person) => person.code === code)?.name ?? code;
}

export function PersonName({ code, of }: { code: PersonCode; of: OrganisationCode }) {
  return <span title={code}>{usePersonName(code, of)}</span>;
}
