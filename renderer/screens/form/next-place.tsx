import { useTranslation } from 'react-i18next';
import type { Book } from '../../../contract/record/fields.ts';
import { yearOf } from '../../../domain/calendar/date-arithmetic.ts';
import { useNextNumbers } from '../../bridge/queries.ts';
import { formatRange } from '../../format/codes.ts';
import { useDay } from '../../state/day.ts';

/** Where the document will stand: the next places of its register, and the year where that is not this one. */
export function NextPlace({ book, year }: { book: Book; year: number }) {
  const { t } = useTranslation();
  const next = useNextNumbers(book, year).data;
  const other = year !== yearOf(useDay());
  if (next === undefined) return null;
  return (
    <>
      {other && (
        <strong className="mark" data-state="registered" role="status">
          {t('form.otherYear', { year: String(year) })}
        </strong>
      )}{' '}
      {next.byHand !== null && (
        <strong className="mark" data-state="registered" role="status">
          {t('form.byHand', { numbers: formatRange(next.byHand.next, next.byHand.last) })}
        </strong>
      )}{' '}
      {t(`form.next.${book}`, next)}
    </>
  );
}
