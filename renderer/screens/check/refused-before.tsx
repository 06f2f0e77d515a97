import { useTranslation } from 'react-i18next';
import type { WaitingEnvelope } from '../../../contract/ipc/exchange-views.ts';
import { RefusalWords } from '../../components/refusal-words.tsx';
import { formatInstant } from '../../format/dates.ts';

/** The same record came before and was refused: when and why. */
export function RefusedBefore({ refused }: { refused: WaitingEnvelope['refusedBefore'] }) {
  const { t } = useTranslation();
  if (refused.length === 0) return null;
  return (
    <div className="differences" role="note">
      <p>{t('check.refusedBefore')}</p>
      <ul>
        {refused.map(({ refusedAt, reasons }) => (
          <li key={refusedAt}>
            {t('check.refusedAt', { at: formatInstant(refusedAt) })} <RefusalWords codes={reasons} />
          </li>
        ))}
      </ul>
    </div>
  );
}
