import { useTranslation } from 'react-i18next';
import type { CodedRecord } from '../../contract/record/coded-record.ts';
import { useFieldName, useFieldWords } from './field-words.tsx';
import { Deadline } from './marks.tsx';

const fields = [
  'typeCode',
  'issuedOn',
  'issuer',
  'signer',
  'recipients',
  'arrivedOn',
  'arrivalNumber',
  'copies',
  'pages',
  'enclosures',
  'namedOpenerOnly',
  'dueOn',
  'returnBy',
  'protectUntil',
  'storeAt',
  'dossier',
  'replyTo',
  'noteCodes',
] as const;
const optional: ReadonlySet<string> = new Set([
  'arrivedOn',
  'arrivalNumber',
  'dueOn',
  'returnBy',
  'replyTo',
  'noteCodes',
  'dossier',
  'storeAt',
]);

export function Facts({ record }: { record: CodedRecord }) {
  const { t } = useTranslation();
  const words = useFieldWords(record.issuer);
  const name = useFieldName(record.book);
  const empty = (value: unknown) => value === undefined || (Array.isArray(value) && value.length === 0);
  return (
    <section className="panel">
      <h2>{t('record.facts')}</h2>
      <dl className="facts">
        {fields
          .filter((field) => !(optional.has(field) && empty(record[field])))
          .map((field) => (
            <div key={field} data-field={field}>
              <dt>
                {name(field)}
                {field === 'recipients' && record.recipients.length > 1 && ` (${record.recipients.length})`}
              </dt>
              <dd>
                {(field === 'dueOn' || field === 'returnBy') && record[field] !== undefined ? (
                  <Deadline on={record[field]} />
                ) : (
                  words(field, record[field])
                )}
              </dd>
            </div>
          ))}
      </dl>
      <p className="hint">{t('record.notTyped')}</p>
    </section>
  );
}
