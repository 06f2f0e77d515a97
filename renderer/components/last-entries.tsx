import { useTranslation } from 'react-i18next';
import type { Book } from '../../contract/record/fields.ts';
import { keyOf } from '../../contract/record/key.ts';
import { useLastEntries } from '../bridge/queries.ts';
import { formatNumber } from '../format/codes.ts';
import { thisYear } from '../format/dates.ts';
import { go } from '../state/view.ts';
import { StateMark } from './marks.tsx';
import { PlacedOrganisationName } from './names.tsx';

/** The newest lines of a book with the numbers that go on the paper, while the next one is worked on. */
export function LastEntries({ book }: { book: Book }) {
  const { t } = useTranslation();
  const rows = useLastEntries(book, thisYear()).data?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <section className="last-entries" aria-label={t(`last.${book}`)}>
      <h2>{t(`last.${book}`)}</h2>
      <ol>
        {rows.map(({ record, state }) => (
          <li key={record.ordinal} data-state={state}>
            <button type="button" className="link" onClick={() => go({ screen: 'record', ...keyOf(record) })}>
              {book === 'incoming' && record.arrivalNumber !== undefined
                ? t('last.arrival', { number: record.arrivalNumber })
                : t('last.ordinal', { ordinal: record.ordinal })}
            </button>{' '}
            <span className="number">{formatNumber(record.number, record.notation)}</span>{' '}
            <PlacedOrganisationName
              code={book === 'incoming' ? record.issuer : (record.recipients[0] ?? record.issuer)}
            />
            {state === 'cancelled' && <StateMark state={state} />}
            {book === 'outgoing' && record.recipients.length > 1 && (
              <> {t('last.more', { count: record.recipients.length - 1 })}</>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
