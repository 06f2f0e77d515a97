import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../icon.tsx';

/** What was chosen in a box that keeps taking names; nothing while that is empty. */
export function Chips({ children }: { children: readonly ReactNode[] }) {
  const { t } = useTranslation();
  if (children.length === 0) return null;
  return (
    <ul className="chips" aria-label={t('fields.chosen')}>
      {children}
    </ul>
  );
}

/** One of them with a button that removes it; `name` is for screen readers. */
export function Chip({
  name,
  onRemove,
  children,
}: {
  name: string;
  onRemove: () => void;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <li className="chip">
      {children}
      <button type="button" tabIndex={-1} aria-label={t('fields.remove', { name })} onClick={onRemove}>
        <Icon name="close" />
      </button>
    </li>
  );
}
