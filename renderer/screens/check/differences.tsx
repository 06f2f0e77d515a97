import { useTranslation } from 'react-i18next';
import type { WaitingEnvelope } from '../../../contract/ipc/exchange-views.ts';
import type { CountField, EnvelopeCount } from '../../../domain/record/envelope-count.ts';
import { useFieldName, useFieldWords } from '../../components/field-words.tsx';

/** What was counted otherwise than the record states. What it states is not told: it is counted anew, blind. */
export function Differences({
  waiting,
  fields,
  count,
}: {
  waiting: WaitingEnvelope;
  fields: readonly CountField[];
  count: EnvelopeCount;
}) {
  const { t } = useTranslation();
  const words = useFieldWords(waiting.record.issuer);
  const name = useFieldName('incoming');
  return (
    <div className="differences" role="alert">
      <h3>{t('check.differs')}</h3>
      <p>{t('check.differsLead')}</p>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('check.field')}</th>
            <th scope="col">{t('check.yours')}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((field) => (
            <tr key={field}>
              <th scope="row">{name(field)}</th>
              <td className="bad-words">{words(field, count[field])}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
