import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { holderKind } from '../../../contract/custody/holder.ts';
import { OutsidePlaceCode } from '../../../contract/section/section.ts';
import { useOrganisation } from '../../bridge/organisations.ts';
import { useReadSection, useSection } from '../../bridge/queries.ts';
import { useUnlocked } from '../../state/session-context.ts';
import { OfficeView } from './office.ts';

/** What the section says about the person of the session: null while none is in use, undefined until it is read. */
export function useOffice(): OfficeView | null | undefined {
  const { user } = useUnlocked();
  const section = useSection();
  const code = user?.code;
  return useMemo(() => {
    if (section == null) return section;
    return code === undefined ? undefined : new OfficeView(section, code);
  }, [section, code]);
}

/** The names of holders and of places outside, as far as the section has them; the code itself where nothing has. */
export function useNames(): (code: string) => string {
  const { t } = useTranslation();
  const section = useSection();
  const former = useOrganisation(useUnlocked().organisation.code)?.persons;
  return useMemo(() => {
    const names = new Map<string, string>();
    for (const { code, name } of former ?? []) names.set(code, name);
    for (const { code, name } of section?.persons ?? []) names.set(code, name);
    for (const { code, name } of section?.units ?? []) names.set(code, name);
    for (const { code, name } of section?.outsidePlaces ?? []) names.set(code, name);
    names.set('desk', t('custody.desk'));
    return (code) => names.get(code) ?? code;
  }, [section, former, t]);
}

/** Who has a copy: a name with its code on hovering, of those who share a name also beside it; a shelf is its code. */
export function HolderName({ code }: { code: string }) {
  const name = useNames()(code);
  const persons = useSection()?.persons ?? [];
  const isShared =
    isPerson(code) && persons.some((each) => each.code !== code && each.name === name);
  return (
    <span className="holder-name" title={code === 'desk' || name === code ? undefined : `${name} · ${code}`}>
      {name}
      {isShared && <span className="hint code"> {code}</span>}
    </span>
  );
}

const isPerson = (code: string): boolean =>
  !OutsidePlaceCode.safeParse(code).success && holderKind(code) === 'person';

/** Names for the codes that a failure carries. */
export function useFailureNames(): (code: string) => string {
  const section = useReadSection();
  return (code) =>
    [...(section?.persons ?? []), ...(section?.units ?? [])].find((each) => each.code === code)?.name ?? code;
}
