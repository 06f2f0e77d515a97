import { useTranslation } from 'react-i18next';
import type { RecordPage } from '../../../contract/ipc/views.ts';
import { OrganisationName } from '../../components/names.tsx';
import { formatCopy } from '../../format/codes.ts';

/** Who holds which copy. */
export function Copies({ copies }: { copies: RecordPage['copies'] }) {
  const { t } = useTranslation();
  return (
    <section className="panel">
      <h2>{t('record.copies')}</h2>
      {copies.length === 0 ? (
        <p className="hint">{t('record.copiesNone')}</p>
      ) : (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('words.field.copy')}</th>
              <th scope="col">{t('words.field.holder')}</th>
              <th scope="col">{t('words.field.state')}</th>
            </tr>
          </thead>
          <tbody>
            {copies.map(({ copy, holder, state }) => (
              <tr key={copy}>
                <th scope="row" className="ordinal">
                  {formatCopy(copy)}
                </th>
                <td>
                  <OrganisationName code={holder} />
                </td>
                <td>
                  <span className="mark" data-state={state}>
                    {t(`words.copyState.${state}`)}
                  </span>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}
