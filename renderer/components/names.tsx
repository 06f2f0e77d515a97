import type { OrganisationCode, PersonCode } from '../../contract/scalar.ts';
import { useOrganisation } from '../bridge/organisations.ts';
import { useUnlocked } from '../state/session-context.ts';
import { useCatalogue } from './catalogue.tsx';

/** The name behind a code; the code itself when the directory has no name for it. */
export function OrganisationName({ code }: { code: OrganisationCode }) {
  const body = useOrganisation(code);
  if (body?.outside !== undefined && body.name === code)
    return <OutsideName code={code} kind={body.outside} />;
  // The name again, because a narrow column cuts it; what stands above it tells it from its homonyms.
  return <span title={body ? [body.name, ...body.above, code].join(' · ') : code}>{body?.name ?? code}</span>;
}

/** With the body above it in sight, but for one's own: where a person acts on one of many, homonyms are told apart. */
export function PlacedOrganisationName({ code }: { code: OrganisationCode }) {
  const { organisation } = useUnlocked();
  const above = useOrganisation(code)?.above[0];
  return (
    <span>
      <OrganisationName code={code} />
      {above !== undefined && code !== organisation.code && (
        <span className="hint body-above"> · {above}</span>
      )}
    </span>
  );
}

/** A body that the directory does not list: its number and what kind it is; its name stands in the paper book. */
function OutsideName({ code, kind }: { code: string; kind: string }) {
  const words = useCatalogue('bodies').words(kind);
  return <span title={`${code} · ${words}`}>{`${code} · ${words}`}</span>;
}

export function usePersonName(code: PersonCode, of: OrganisationCode | undefined): string {
  return useOrganisation(of)?.persons.find((person) => person.code === code)?.name ?? code;
}

export function PersonName({ code, of }: { code: PersonCode; of: OrganisationCode }) {
  return <span title={code}>{usePersonName(code, of)}</span>;
}
