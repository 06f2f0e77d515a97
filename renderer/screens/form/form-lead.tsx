import { useTranslation } from 'react-i18next';
import type { CodedRecord } from '../../../contract/record/coded-record.ts';
import type { ControlCode } from '../../../contract/record/control-code.ts';
import type { Book } from '../../../contract/record/fields.ts';
import { useRecordSearch } from '../../bridge/record-search.ts';
import { answered } from '../../components/fields/reply-box.tsx';
import { CodeText } from '../../components/marks.tsx';
import { PlacedOrganisationName } from '../../components/names.tsx';
import { partnerOf } from '../../components/record-line.tsx';
import { formatNumber, showCode } from '../../format/codes.ts';
import { NextPlace } from './next-place.tsx';
import { NamedHint } from './signed-fields.tsx';

/** Under the title of a form: the line that it corrects, or its next place and the document that it answers. */
export function FormLead({
  book,
  year,
  correcting,
  replyTo,
}: {
  book: Book;
  year: number;
  correcting: CodedRecord | undefined;
  replyTo: ControlCode | undefined;
}) {
  if (correcting === undefined)
    return (
      <>
        <NextPlace book={book} year={year} />
        {replyTo !== undefined && <Answered book={book} code={replyTo} />}
      </>
    );
  return (
    <>
      <CodeText code={correcting.code} />{' '}
      {book === 'incoming' && (
        <>
          <PlacedOrganisationName code={correcting.issuer} />
          <NamedHint />
        </>
      )}
    </>
  );
}

/** The document that is answered, once it is found. */
function Answered({ book, code }: { book: Book; code: ControlCode }) {
  const { t } = useTranslation();
  const record = useRecordSearch(showCode(code), [answered[book]]).rows[0]?.record;
  if (record?.code !== code) return null;
  return (
    <span className="form-answered">
      {t('form.answers')} <strong className="number">{formatNumber(record.number, record.notation)}</strong>{' '}
      <PlacedOrganisationName code={partnerOf(record)} /> <CodeText code={code} />
    </span>
  );
}
