import { useTranslation } from 'react-i18next';
import type { RecordPage } from '../../../contract/ipc/views.ts';
import { Icon } from '../../components/icon.tsx';

/** What the issuer was told, where that asks for a next step: its envelope was refused, and then the paper came. */
export function Answered({ page: { answered, row } }: { page: RecordPage }) {
  const { t } = useTranslation();
  if (answered !== 'refused' || row.state !== 'entered') return null;
  return (
    <div className="note" data-tone="warning">
      <Icon name="warning" />
      <div>
        <p className="note-what">{t('record.answered.refused')}</p>
        <p>{t('record.answered.refusedNext')}</p>
      </div>
    </div>
  );
}
