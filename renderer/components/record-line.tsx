import { useTranslation } from 'react-i18next';
import type { CodedRecord } from '../../contract/record/coded-record.ts';
import { formatNumber } from '../format/codes.ts';
import { PlacedOrganisationName } from './names.tsx';

/** The body at the other end of a record. */
export const partnerOf = ({ book, issuer, recipients }: CodedRecord): string =>
  book === 'incoming' ? issuer : (recipients[0] ?? issuer);

/** A record in one line of a list of any records. */
export function RecordLine({ record }: { record: CodedRecord }) {
  const { t } = useTranslation();
  return (
    <span className="record-line">
      <strong className="number">{formatNumber(record.number, record.notation)}</strong>{' '}
      <PlacedOrganisationName code={partnerOf(record)} />{' '}
      <span className="hint">
        {t(`words.book.${record.book}`)} ·{' '}
        {t('record.ordinal', { ordinal: record.ordinal, year: record.year })}
      </span>
    </span>
  );
}
