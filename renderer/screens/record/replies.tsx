import { useTranslation } from 'react-i18next';
import type { RecordPage, RegisterRow } from '../../../contract/ipc/views.ts';
import { keyOf } from '../../../contract/record/key.ts';
import { StateMark } from '../../components/marks.tsx';
import { PlacedOrganisationName } from '../../components/names.tsx';
import { RecordName } from '../../components/record-name.tsx';
import { go } from '../../state/view.ts';

/** What answers this record, and what it replies to itself; each opens its own page. */
export function Replies({ answeredBy, repliesTo }: Pick<RecordPage, 'answeredBy' | 'repliesTo'>) {
  const { t } = useTranslation();
  const lists = (
    [
      ['answeredBy', answeredBy],
      ['repliesTo', repliesTo],
    ] as const
  ).filter(([, rows]) => rows.length > 0);
  if (lists.length === 0) return null;
  return (
    <section className="panel replies" aria-label={t('record.replies.heading')}>
      <h2>{t('record.replies.heading')}</h2>
      {lists.map(([list, rows]) => (
        <div key={list}>
          <h3>{t(`record.replies.${list}`)}</h3>
          <ul aria-label={t(`record.replies.${list}`)}>
            {rows.map((row) => (
              <ReplyLine key={`${row.record.issuer} ${row.record.code}`} row={row} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function ReplyLine({ row: { record, state } }: { row: RegisterRow }) {
  const { t } = useTranslation();
  const { book, ordinal, year, issuer } = record;
  return (
    <li>
      <button type="button" className="link" onClick={() => go({ screen: 'record', ...keyOf(record) })}>
        <RecordName record={record} />
      </button>{' '}
      <span className="hint">
        {t(`words.book.${book}`)} · {t('record.ordinal', { ordinal, year })}
        {book === 'incoming' && (
          <>
            {' '}
            · <PlacedOrganisationName code={issuer} />
          </>
        )}
      </span>{' '}
      <StateMark state={state} />
    </li>
  );
}
