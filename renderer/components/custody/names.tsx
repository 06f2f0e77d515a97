import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useOrganisation } from '../../bridge/organisations.ts';
import { useSection, useSectionNames } from '../../bridge/queries.ts';
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

/**
 * The names of holders and of places outside, by their codes: of the section, of a person who has left since as the
 * directory has it; the code itself where nothing has a name for it, as of a shelf. The same function while the names
 * are the same: what is made with it, such as the list of all holders, is kept.
 */
export function useNames(): (code: string) => string {
  const { t } = useTranslation();
  const names = useSectionNames();
  const former = useOrganisation(useUnlocked().organisation.code)?.persons;
  return useCallback(
    (code) => {
      if (code === 'desk') return t('custody.desk');
      return names?.get(code)?.name ?? former?.find((person) => person.code === code)?.name ?? code;
    },
    [t, names, former],
  );
}

/** Who has a copy: a name with its code on hovering, of those who share a name also beside it; a shelf is its code. */
export function HolderName({ code }: { code: string }) {
  const name = useNames()(code);
  const isShared = useSectionNames()?.get(code)?.isShared === true;
  return (
    <span className="holder-name" title={code === 'desk' || name === code ? undefined : `${name} · ${code}`}>
      {name}
      {isShared && <span className="hint code"> {code}</span>}
    </span>
  );
}
