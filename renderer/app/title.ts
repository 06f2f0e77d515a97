import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '../../contract/ipc/views.ts';

/** The window's title names the agency, so that windows of several terminals are told apart. */
export function useTitle(session: SessionView | undefined): void {
  const { t } = useTranslation();
  const organisation = session?.organisation.name ?? session?.organisation.code;
  const title = organisation === undefined ? t('shell.product') : `${t('shell.product')} – ${organisation}`;
  useEffect(() => {
    document.title = title;
  }, [title]);
}
