import { useTranslation } from 'react-i18next';
import type { WaitingEnvelope } from '../../../contract/ipc/exchange-views.ts';
import { useFieldName } from '../../components/field-words.tsx';

/** The paper was entered before: under which line, and the fields in which that differs from the record. */
export function PaperLine({ paper }: Pick<WaitingEnvelope, 'paper'>) {
  const { t } = useTranslation();
  const name = useFieldName('incoming');
  if (paper === null) return null;
  const { year, ordinal, differs } = paper;
  const fields = differs.map((field) => name(field)).join(', ');
  return (
    <div className="differences" role="alert">
      <p>{t('check.paper', { ordinal, year })}</p>
      <p>{differs.length === 0 ? t('check.paperSame') : t('check.paperDiffers', { fields })}</p>
    </div>
  );
}
