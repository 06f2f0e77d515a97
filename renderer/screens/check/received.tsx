import { useTranslation } from 'react-i18next';
import type { WaitingEnvelope } from '../../../contract/ipc/exchange-views.ts';
import { useFieldName, useFieldWords } from '../../components/field-words.tsx';
import { CodeText } from '../../components/marks.tsx';
import { PlacedOrganisationName } from '../../components/names.tsx';
import { SharedCode } from '../../components/shared-code.tsx';
import { Signatures } from '../../components/signatures.tsx';
import { formatInstant } from '../../format/dates.ts';
import { PaperLine } from './paper-line.tsx';
import { RefusedBefore } from './refused-before.tsx';

const open = [
  'typeCode',
  'notation',
  'issuedOn',
  'signer',
  'urgency',
  'namedOpenerOnly',
  'thing',
  'copyAllowed',
  'dueOn',
  'returnBy',
  'replyTo',
] as const;

/** What the paper must tell by itself, and the window does not know before the count. */
const hidden = ['level', 'number', 'protectUntil'] as const;

/** The record as it came, without what is to be counted. */
export function Received({ waiting }: { waiting: WaitingEnvelope }) {
  const { t } = useTranslation();
  const { record } = waiting;
  const words = useFieldWords(record.issuer);
  const name = useFieldName('incoming');
  return (
    <section className="panel">
      <h2>{t('check.received')}</h2>
      <SharedCode others={waiting.sharedWith} />
      <PaperLine paper={waiting.paper} />
      <RefusedBefore refused={waiting.refusedBefore} />
      <dl className="facts">
        <div>
          <dt>{t('words.field.code')}</dt>
          <dd>
            <CodeText code={record.code} />
          </dd>
        </div>
        <div>
          <dt>{t('envelope.from')}</dt>
          <dd>
            <PlacedOrganisationName code={waiting.from} />
            <div className="hint">{t('envelope.receivedAt', { at: formatInstant(waiting.receivedAt) })}</div>
          </dd>
        </div>
        {hidden.map((field) => (
          <div key={field}>
            <dt>{name(field)}</dt>
            <dd>
              <span className="hint">{t('check.hidden')}</span>
            </dd>
          </div>
        ))}
        {open
          .filter((field) => record[field] !== undefined)
          .map((field) => (
            <div key={field}>
              <dt>{name(field)}</dt>
              <dd>{words(field, record[field])}</dd>
            </div>
          ))}
      </dl>
      <h3>{t('signatures.heading')}</h3>
      <Signatures signatures={waiting.signatures} book="incoming" />
    </section>
  );
}
