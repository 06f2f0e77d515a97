import { type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useSectionRead } from '../bridge/queries.ts';
import { FailedToRead } from '../components/failure.tsx';

/** What an unlocked terminal shows, once it is known who may do what: nothing is offered that would go a moment later. */
export function Opened({ children }: { children: ReactNode }) {
  const { data, error, refetch } = useSectionRead();
  if (data !== undefined) return <Suspense fallback={<Starting />}>{children}</Suspense>;
  return error ? <FailedToRead thrown={error} again={() => void refetch()} /> : null;
}

/** Before anything is there to be shown. */
export function Starting() {
  const { t } = useTranslation();
  return (
    <p className="loading loading-first" role="status">
      <span className="spinner" aria-hidden="true" />
      {t('shell.starting')}
    </p>
  );
}
