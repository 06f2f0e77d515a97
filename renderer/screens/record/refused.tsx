import { useTranslation } from 'react-i18next';
import type { RefusedEnvelope } from '../../../contract/ipc/refused.ts';
import { TypeName } from '../../components/catalogue.tsx';
import { PersonName, PlacedOrganisationName } from '../../components/names.tsx';
import { RefusalWords } from '../../components/refusal-words.tsx';
import { shortEnvelope } from '../../format/codes.ts';
import { formatDate, formatInstant } from '../../format/dates.ts';
import { useUnlocked } from '../../state/session-context.ts';

/** A code that no register has, because its envelopes were refused here: who sent each, and why it was refused. */
export function Refused({ refused }: { refused: readonly RefusedEnvelope[] }) {
  const { t } = useTranslation();
  const self = useUnlocked().organisation.code;
  return (
    <>
      {refused.map(({ envelope, from, document, receivedAt, refusedAt, by, reasons }) => (
        <section key={envelope} className="panel" aria-label={t('record.refusedHere.name')}>
          <h2>{t('record.refusedHere.name')}</h2>
          <dl className="facts">
            <div>
              <dt>{t('envelope.from')}</dt>
              <dd>
                <PlacedOrganisationName code={from} />
                <div className="hint">{t('envelope.receivedAt', { at: formatInstant(receivedAt) })}</div>
              </dd>
            </div>
            {document?.typeCode && (
              <div>
                <dt>{t('words.field.typeCode')}</dt>
                <dd>
                  <TypeName code={document.typeCode} />
                </dd>
              </div>
            )}
            {document?.notation && (
              <div>
                <dt>{t('words.field.notation')}</dt>
                <dd>{document.notation}</dd>
              </div>
            )}
            {document?.issuedOn && (
              <div>
                <dt>{t('words.field.issuedOn')}</dt>
                <dd className="date">{formatDate(document.issuedOn)}</dd>
              </div>
            )}
            <div>
              <dt>{t('record.refusedHere.at')}</dt>
              <dd>
                {formatInstant(refusedAt)}
                <div className="hint">
                  <PersonName code={by} of={self} />
                </div>
              </dd>
            </div>
            <div>
              <dt>{t('record.refusedHere.reasons')}</dt>
              <dd className="bad-words">
                <RefusalWords codes={reasons} />
              </dd>
            </div>
            <div>
              <dt>{t('record.refusedHere.envelope')}</dt>
              <dd className="code" title={envelope}>
                {shortEnvelope(envelope)}
              </dd>
            </div>
          </dl>
        </section>
      ))}
      <p className="hint refused-next">{t('record.refusedHere.next')}</p>
    </>
  );
}
