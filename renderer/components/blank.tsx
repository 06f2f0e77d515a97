import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-paths.ts';

/** A place with nothing in it, and why. */
export const Empty = ({ icon, title, children }: { icon: IconName; title: string; children?: ReactNode }) => (
  <div className="blank">
    <Icon name={icon} />
    <p className="blank-title">{title}</p>
    {children}
  </div>
);

/** Every wait says what it waits for. */
export function Loading({ what }: { what: string }) {
  const { t } = useTranslation();
  return (
    <p className="loading" role="status">
      <span className="spinner" aria-hidden="true" />
      {t('shell.loading', { what })}
    </p>
  );
}
