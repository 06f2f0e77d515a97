import { useTranslation } from 'react-i18next';
import type { RegisterRow } from '../../contract/ipc/views.ts';
import type { CodedRecord } from '../../contract/record/coded-record.ts';
import { answerEnded } from '../../domain/record/nearest-term.ts';
import { useFieldName, useFieldWords } from './field-words.tsx';
import { Deadline } from './marks.tsx';

const fields = [
  'typeCode',
  'issuedOn',
  'givenOn',
  'issuer',
  'signer',
  'recipients',
  'arrivedOn',
  'arrivalNumber',
  'copies',
  'issuedCopies',
  'thing',
  'pages',
  'pieces',
  'enclosures',
  'namedOpenerOnly',
  'copyAllowed',
  'envelopes',
  'dueOn',
  'returnBy',
  'protectUntil',
  'fileUnit',
  'storeAt',
  'dossier',
  'replyTo',
  'noteCodes',
] as const;
const optional: ReadonlySet<string> = new Set([
  'givenOn',
  'arrivedOn',
  'arrivalNumber',
  'issuedCopies',
  'dueOn',
  'returnBy',
  'replyTo',
  'noteCodes',
  'dossier',
  'storeAt',
  'thing',
  'pieces',
  'copyAllowed',
  'envelopes',
  'fileUnit',
]);

export function Facts({ row }: { row: RegisterRow }) {
  const { came } = row;
  const record: CodedRecord = row.record;
  const { t } = useTranslation();
  const words = useFieldWords(record.issuer);
  const name = useFieldName(record.book);
  // What came in is counted by the copies that came; where its issuer made more, the record says how many.
  const counted =
    came === null || came === record.copies
      ? { copies: record.copies, issuedCopies: undefined }
      : { copies: came, issuedCopies: record.copies };
  const values = { ...record, ...counted, givenOn: row.givenOn ?? undefined };
  // A thing has no pages.
  const isOptional = (field: string) =>
    optional.has(field) || (field === 'pages' && record.thing !== undefined);
  const empty = (value: unknown) => value === undefined || (Array.isArray(value) && value.length === 0);
  return (
    <section className="panel">
      <h2>{t('record.facts')}</h2>
      <dl className="facts">
        {fields
          .filter((field) => !(isOptional(field) && empty(values[field])))
          .map((field) => (
            <div key={field} data-field={field}>
              <dt>
                {name(field)}
                {field === 'recipients' && record.recipients.length > 1 && ` (${record.recipients.length})`}
              </dt>
              <dd>
                {(field === 'dueOn' || field === 'returnBy') && record[field] !== undefined ? (
                  <Deadline on={record[field]} ended={field === 'dueOn' ? answerEnded(row) : undefined} />
                ) : (
                  words(field, values[field])
                )}
              </dd>
            </div>
          ))}
      </dl>
      <p className="hint">{t('record.notTyped')}</p>
    </section>
  );
}
