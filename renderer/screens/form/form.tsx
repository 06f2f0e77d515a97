import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CodedRecord } from '../../../contract/record/coded-record.ts';
import type { ControlCode } from '../../../contract/record/control-code.ts';
import type { Book } from '../../../contract/record/fields.ts';
import type { OrganisationCode } from '../../../contract/scalar.ts';
import { yearOf } from '../../../domain/calendar/date-arithmetic.ts';
import {
  readNextNumbers,
  useKeptDraft,
  useLaw,
  useNextNumbersThrough,
  useRecord,
} from '../../bridge/queries.ts';
import { Loading } from '../../components/blank.tsx';
import { FailedToRead } from '../../components/failure.tsx';
import { today } from '../../format/dates.ts';
import { useDay } from '../../state/day.ts';
import { useUnlocked } from '../../state/session-context.ts';
import type { ViewOf } from '../../state/view.ts';
import { handValues } from './by-hand.ts';
import { copiesFor } from './derived.ts';
import { Editor } from './editor.tsx';
import { SignedLine } from './signed-fields.tsx';
import { freshValues, restoredValues, valuesOf } from './values.ts';
import './form.css';

/**
 * Registers a document, perhaps in reply to one, or corrects a line: of our own before it is issued, or of the incoming
 * register.
 */
export default function RecordForm({ book, correct, reply, issuer, year }: ViewOf<'form'>) {
  return correct === undefined ? (
    <New
      book={book}
      {...(year === undefined ? {} : { lateYear: year })}
      {...(reply === undefined || issuer === undefined ? {} : { replied: { code: reply, issuer } })}
    />
  ) : (
    <Correction code={correct} {...(issuer === undefined ? {} : { issuer })} />
  );
}

/** What came in and is replied to. */
interface Replied {
  readonly code: ControlCode;
  readonly issuer: OrganisationCode;
}

/** `lateYear`: of whose register it is a late line. */
function New({ book, replied, lateYear }: { book: Book; replied?: Replied; lateYear?: number }) {
  const { t } = useTranslation();
  const self = useUnlocked().organisation.code;
  const client = useQueryClient();
  const law = useLaw();
  const thisYear = yearOf(useDay());
  const next = useNextNumbersThrough(book, lateYear ?? thisYear);
  const draft = useKeptDraft(book);
  const error = law.error ?? next.error ?? draft.error;
  if (error)
    return (
      <FailedToRead
        thrown={error}
        again={() => void Promise.all([law.refetch(), next.refetch(), draft.refetch()])}
      />
    );
  if (!law.data || !next.data || draft.data === undefined) return <Loading what={t('form.name')} />;
  /**
   * A form begun now, with this day; the number is the next of the year, after one that was just given. It is left empty
   * until the numbers of a new year are read, and filled then. One form replies, the next after it does not.
   */
  const fresh = (given?: CodedRecord) => {
    const values = {
      ...freshValues(book, self),
      ...(lateYear === undefined ? {} : { issuedOn: `${lateYear}-12-31` }),
      ...(replied === undefined || given !== undefined
        ? {}
        : { recipients: [replied.issuer], replyTo: replied.code, copies: copiesFor(1) }),
    };
    const year = lateYear ?? yearOf(today());
    const next = readNextNumbers(client, book, year);
    if (book !== 'outgoing' || next === undefined) return values;
    const after = given?.year === year ? given.number + 1 : 0;
    return handValues({ ...values, number: Math.max(next.number, after) }, next.byHand);
  };
  const kept = draft.data.draft;
  return (
    <Editor
      book={book}
      fresh={fresh}
      initial={kept === null ? fresh() : restoredValues(kept, freshValues(book, self))}
      restored={kept !== null}
      draftKey={book}
      {...(replied === undefined ? {} : { replied: replied.code })}
      protectionYears={law.data.protectionYears}
    />
  );
}

function Correction({ code, issuer }: { code: ControlCode; issuer?: OrganisationCode }) {
  const { t } = useTranslation();
  const law = useLaw();
  const page = useRecord(code, issuer);
  const self = useUnlocked().organisation.code;
  const key = useMemo(() => ({ issuer: issuer ?? self, code }), [issuer, self, code]);
  const draft = useKeptDraft(key);
  const error = law.error ?? page.error ?? draft.error;
  if (error)
    return (
      <FailedToRead
        thrown={error}
        again={() => void Promise.all([law.refetch(), page.refetch(), draft.refetch()])}
      />
    );
  if (!law.data || !page.data || draft.data === undefined) return <Loading what={t('record.name')} />;
  const { record, came } = page.data.row;
  const values = valuesOf(record);
  const kept = draft.data.draft;
  return (
    <SignedLine value={page.data.answered === 'entered' ? record : undefined}>
      <Editor
        book={record.book}
        fresh={() => values}
        initial={kept === null ? values : restoredValues(kept, values)}
        restored={kept !== null}
        correcting={record}
        draftKey={key}
        countsIssued={came !== null && came !== record.copies}
        protectionYears={law.data.protectionYears}
      />
    </SignedLine>
  );
}
