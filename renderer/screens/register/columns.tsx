import { createColumnHelper, rowSortingFeature, tableFeatures } from '@tanstack/react-table';
import { useTranslation } from 'react-i18next';
import type { RegisterRow, sortKeys } from '../../../contract/ipc/views.ts';
import type { Book } from '../../../contract/record/fields.ts';
import { isLate } from '../../../domain/calendar/deadline.ts';
import { answerEnded, nearestTerm, openTerm } from '../../../domain/record/nearest-term.ts';
import { TypeName } from '../../components/catalogue.tsx';
import { useFieldName } from '../../components/field-words.tsx';
import { Icon } from '../../components/icon.tsx';
import { LevelMark } from '../../components/level-mark.tsx';
import { CodeText, Deadline, LateEntryMark, StateMark, UrgencyMark } from '../../components/marks.tsx';
import { PersonName, PlacedOrganisationName } from '../../components/names.tsx';
import { SendLateMark } from '../../components/send-by.tsx';
import { formatNumber } from '../../format/codes.ts';
import { formatDate } from '../../format/dates.ts';
import { useMinute } from '../../state/day.ts';

/** A line on the screen; the row is absent while its window is being read. */
export interface Line {
  index: number;
  row: RegisterRow | undefined;
  /** The ordinal of a line that is not told. */
  locked: number | undefined;
}

export const features = tableFeatures({ rowSortingFeature });
const helper = createColumnHelper<typeof features, Line>();

type SortKey = (typeof sortKeys)[number];
type Word =
  | 'ordinalShort'
  | 'numberNotation'
  | 'level'
  | 'issuedOn'
  | 'typeCode'
  | 'signer'
  | 'recipients'
  | 'issuer'
  | 'arrivedOn'
  | 'arrivalNumber'
  | 'storeAt'
  | 'deadline'
  | 'state'
  | 'code';

/** A column: its heading, how it sorts in the store, and what it shows of a row; its width is grid.css. */
export interface Look {
  word: Word;
  sort?: SortKey;
  show: (row: RegisterRow) => React.ReactNode;
}

const ordinal: Look = {
  word: 'ordinalShort',
  sort: 'ordinal',
  show: ({ record }) => <span className="ordinal">{record.ordinal}</span>,
};
const level: Look = {
  word: 'level',
  sort: 'level',
  show: ({ record }) => <LevelMark level={record.level} />,
};
const number: Look = {
  word: 'numberNotation',
  sort: 'number',
  show: ({ record, givenOn }) => (
    <span className="number">
      {formatNumber(record.number, record.notation)} <UrgencyMark urgency={record.urgency} />
      {givenOn !== null && <LateEntryMark on={givenOn} />}
    </span>
  ),
};
const issuedOn: Look = {
  word: 'issuedOn',
  sort: 'issuedOn',
  show: ({ record }) => <span className="date">{record.issuedOn ? formatDate(record.issuedOn) : '–'}</span>,
};
const type: Look = {
  word: 'typeCode',
  show: ({ record }) => (record.typeCode ? <TypeName code={record.typeCode} /> : '–'),
};
const due: Look = {
  word: 'deadline',
  sort: 'dueOn',
  show: (row) => <TermCell row={row} />,
};
const code: Look = { word: 'code', show: ({ record }) => <CodeText code={record.code} /> };
const state: Look = { word: 'state', show: (row) => <StateCell row={row} /> };

const looks: Record<Book, Look[]> = {
  outgoing: [
    ordinal,
    level,
    number,
    issuedOn,
    type,
    {
      word: 'signer',
      show: ({ record }) => (record.signer ? <PersonName code={record.signer} of={record.issuer} /> : '–'),
    },
    {
      word: 'recipients',
      sort: 'partner',
      show: ({ record }) => <Recipients codes={record.recipients} />,
    },
    state,
    due,
    code,
  ],
  incoming: [
    ordinal,
    level,
    {
      word: 'arrivedOn',
      show: ({ record }) => (
        <span className="date">{record.arrivedOn ? formatDate(record.arrivedOn) : '–'}</span>
      ),
    },
    {
      word: 'arrivalNumber',
      show: ({ record }) => <span className="ordinal">{record.arrivalNumber}</span>,
    },
    {
      word: 'issuer',
      sort: 'partner',
      show: ({ record }) => <PlacedOrganisationName code={record.issuer} />,
    },
    number,
    issuedOn,
    type,
    {
      word: 'storeAt',
      show: ({ record }) => <span className="code">{record.storeAt ?? '–'}</span>,
    },
    state,
    due,
    code,
  ],
};

const columnsOf = (book: Book) =>
  helper.columns(
    looks[book].map((look) =>
      // The store sorts; the accessor is there because only a column with one can be sorted by.
      helper.accessor((line) => line.index, {
        id: look.sort ?? look.word,
        enableSorting: look.sort !== undefined,
        sortDescFirst: false,
        cell: ({ row }) => (row.original.row ? look.show(row.original.row) : null),
      }),
    ),
  );

export const columns = { outgoing: columnsOf('outgoing'), incoming: columnsOf('incoming') };
export const lookOf = (book: Book, index: number): Look | undefined => looks[book][index];

function Recipients({ codes }: { codes: readonly string[] }) {
  const { t } = useTranslation();
  const [first] = codes;
  if (first === undefined) return '–';
  return (
    <span className="recipients">
      <PlacedOrganisationName code={first} />{' '}
      {codes.length > 1 && <span className="more">{t('outgoing.more', { count: codes.length - 1 })}</span>}
    </span>
  );
}

/**
 * That a document should have been sent by now comes before all else. Then the day that is waited for next, in words, which of the two it is, and at the pointer its date and that of the other.
 * Of the day of return also that the answer has come: fewer days left would else read as a term that was put off.
 */
function TermCell({ row }: { row: RegisterRow }) {
  const { t } = useTranslation();
  const { record, state, replied, sendBy } = row;
  const name = useFieldName(record.book);
  const minute = useMinute();
  if (sendBy !== null && isLate(sendBy, minute)) return <SendLateMark term={sendBy} />;
  const on = nearestTerm(record);
  if (on === undefined || state === 'cancelled') return '–';
  const open = openTerm(record, row);
  const ended = answerEnded(row);
  const isReturn = open !== undefined && (ended !== undefined || open !== record.dueOn);
  const dates = (['dueOn', 'returnBy'] as const).flatMap((field) =>
    record[field] === undefined ? [] : [`${name(field)}: ${formatDate(record[field])}`],
  );
  return (
    <span className="term" title={dates.join(' · ')}>
      {open !== undefined && (
        <span className="term-kind">
          {isReturn && replied && `${t('words.deadline.replied')} · `}
          {t(`${record.book}.${isReturn ? 'return' : 'due'}`)}
        </span>
      )}{' '}
      <Deadline on={open ?? on} ended={open === undefined ? ended : undefined} wordsOnly />
    </span>
  );
}

/**
 * State, and for what went out how many recipients have answered; an unsigned act says so. What came in has room for
 * one word, and a settled line has been entered.
 */
function StateCell({ row: { record, state, progress, settled, signed } }: { row: RegisterRow }) {
  const { t } = useTranslation();
  const { book } = record;
  const { entered, refused, silent } = progress;
  return (
    <span className="state-cell">
      {settled && state === 'entered' ? (
        <span className="mark" data-state="settled">
          {t('words.settledShort')}
        </span>
      ) : (
        <StateMark state={state} />
      )}
      {settled && state === 'issued' && <span className="progress-words">{t('words.settledShort')}</span>}
      {state === 'issued' && !settled && (
        <span className="progress-words">
          {refused > 0
            ? t(`${book}.progressRefused`, { count: refused })
            : t(`${book}.progress`, { entered, total: entered + refused + silent })}
        </span>
      )}
      {!signed && (
        <span className="unsigned" title={t('words.unsignedHint')}>
          <Icon name="pen" />
          <span className="unseen">{t('words.unsigned')}</span>
        </span>
      )}
    </span>
  );
}
