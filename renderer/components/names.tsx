import { useTranslation } from 'react-i18next';
import type { OrganisationCode, PersonCode } from '../../contract/scalar.ts';
import { isNumberOfIssuer } from '../../domain/record/outside.ts';
import { useOrganisation } from '../bridge/organisations.ts';
import { useReadNames } from '../bridge/queries.ts';
import { placeOf, placeSign } from '../format/places.ts';
import { useUnlocked } from '../state/session-context.ts';
import { useCatalogue } from './catalogue.tsx';

/**
 * The name behind a code, or the code itself when the directory has no name for it; after the name where the body
 * belongs, but for one's own: thousands of bodies share a name.
 */
export function PlacedOrganisationName({ code }: { code: OrganisationCode }) {
  const { organisation } = useUnlocked();
  const body = useOrganisation(code);
  if (body?.outside !== undefined && body.name === code)
    return <OutsideName code={code} kind={body.outside} />;
  const above = body == null || code === organisation.code ? [] : body.above;
  return (
    // The whole again, because a narrow column may cut it.
    <span title={body ? [body.name, ...body.above, code].join(' · ') : code}>
      {body?.name ?? code}
      {body?.outside !== undefined && ` (${code})`}
      {above.length > 0 && (
        <span className="body-above">
          {placeSign}
          {placeOf(above)}
        </span>
      )}
    </span>
  );
}

/** A recipient of a record of `issuer`. */
export function RecipientName({ code, issuer }: { code: OrganisationCode; issuer: OrganisationCode }) {
  const { t } = useTranslation();
  const self = useUnlocked().organisation.code;
  if (!isNumberOfIssuer(code, { issuer }, self)) return <PlacedOrganisationName code={code} />;
  const words = t('words.outsideOfSender', { code });
  return <span title={words}>{words}</span>;
}

/** A body that the directory does not list: its number and what kind it is; its name stands in the paper book. */
function OutsideName({ code, kind }: { code: string; kind: string }) {
  const words = useCatalogue('bodies').words(kind);
  return <span title={`${code} · ${words}`}>{`${code} · ${words}`}</span>;
}

export function usePersonName(code: PersonCode, of: OrganisationCode | undefined): string {
  const listed = useOrganisation(of)?.persons.find((person) => person.code === code)?.name;
  // A person whom the section lists alone works here.
  const inside = useReadNames()?.get(code)?.name;
  return listed ?? inside ?? code;
}

export function PersonName({ code, of }: { code: PersonCode; of: OrganisationCode }) {
  return <span title={code}>{usePersonName(code, of)}</span>;
}
