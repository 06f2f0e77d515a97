import { useTranslation } from 'react-i18next';

/** Never to be taken for the real thing. */
export function TrainingBanner({ standIn }: { standIn: boolean }) {
  const { t } = useTranslation();
  return (
    <header className="training">
      <strong>{t('shell.training')}</strong>
      <span>{t('shell.trainingHint')}</span>
      {standIn && <span className="training-runtime">{t('shell.standIn')}</span>}
    </header>
  );
}
