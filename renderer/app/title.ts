import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { SessionView } from '../../contract/ipc/views.ts';
import { useWaitingTotal } from '../bridge/queries.ts';

/** The window's title names the agency, so that terminals are told apart, and counts the envelopes that wait. */
export function useTitle(session: SessionView | undefined): void {
  const { t } = useTranslation();
  const waiting = useWaitingTotal(session?.phase === 'unlocked');
  const organisation = session?.organisation.name ?? session?.organisation.code;
  const name = organisation === undefined ? t('shell.product') : `${t('shell.product')} – ${organisation}`;
  const title = waiting > 0 ? `(${waiting}) ${name}` : name;
  useEffect(() => {
    document.title = title;
  }, [title]);
}
