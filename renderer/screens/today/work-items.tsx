import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import type { HeldCopyView } from '../../../contract/ipc/custody-views.ts';
import type { TodaySection, TodayView } from '../../../contract/ipc/today.ts';
import type { RegisterRow } from '../../../contract/ipc/views.ts';
import { keyOf } from '../../../contract/record/key.ts';
import type { ShownCopies } from '../../components/custody/copies.ts';
import { HolderName } from '../../components/custody/names.tsx';
import { FaultWords } from '../../components/fault-words.tsx';
import { LevelMark } from '../../components/level-mark.tsx';
import { CodeText, Deadline, OpenerMark, UrgencyMark } from '../../components/marks.tsx';
import { PlacedOrganisationName } from '../../components/names.tsx';
import { RefusalWords } from '../../components/refusal-words.tsx';
import { SendBy } from '../../components/send-by.tsx';
import { formatCopies, formatNumber, formatRange } from '../../format/codes.ts';
import { formatDate, formatInstant, thisYear } from '../../format/dates.ts';
import { go } from '../../state/view.ts';

/** One thing that waits for a person, and the one thing Enter does about it. */
export interface WorkItem {
  id: string;
  section: TodaySection;
  lead: ReactNode;
  detail: ReactNode;
  aside: ReactNode;
  run: () => void;
  /** Copies that are offered to the person of the session. */
  offer?: ShownCopies;
}

const ofRow = ({ record }: Pick<RegisterRow, 'record'>): Pick<WorkItem, 'lead' | 'detail'> => ({
  lead: (
    <>
      <LevelMark level={record.level} />{' '}
      <strong className="number">{formatNumber(record.number, record.notation)}</strong>{' '}
      <UrgencyMark urgency={record.urgency} />
    </>
  ),
  detail:
    record.book === 'incoming' ? (
      <PlacedOrganisationName code={record.issuer} />
    ) : (
      <>
        {record.recipients.slice(0, 2).map((code, index) => (
          <span key={code}>
            {index > 0 && '; '}
            <PlacedOrganisationName code={code} />
          </span>
        ))}
        {record.recipients.length > 2 && ` +${record.recipients.length - 2}`}
      </>
    ),
});

/** A line about copies: it opens the page of their record at the first of them. */
const ofCopies = (
  { record, copies }: Pick<ShownCopies, 'copies'> & Pick<HeldCopyView, 'record'>,
  t: TFunction,
): Pick<WorkItem, 'lead' | 'run'> => ({
  lead: (
    <>
      {ofRow({ record }).lead} <span>{t('today.copies', { copies: formatCopies(copies) })}</span>
    </>
  ),
  run: () => {
    const [copy] = copies;
    go({ screen: 'record', ...keyOf(record), ...(copy === undefined ? {} : { copy: String(copy) }) });
  },
});

/** What a copy comes back from, on the earliest of its days. */
function openWord({ inside: { out, loan }, on }: TodayView['inside'][number]) {
  if (out?.until === on) return 'out';
  if (loan?.until === on) return loan.meeting ? 'meeting' : 'loan';
  return 'recall';
}

/** Several issuers may use one code. */
const idOf = ({ record }: Pick<RegisterRow, 'record'>): string => `${record.code} ${record.issuer}`;
const open = ({ record }: RegisterRow) => go({ screen: 'record', ...keyOf(record) });

/** What is listed of all that waits. */
export function workItems(today: TodayView, t: TFunction): WorkItem[] {
  return [
    ...today.byHand.map(({ year, next, last }) => ({
      id: `by hand ${year}`,
      section: 'byHand' as const,
      lead: <strong className="number">{formatRange(next, last)}</strong>,
      detail: t('today.byHandYear', { year: String(year) }),
      aside: t('today.byHandLeft', { count: last - next + 1 }),
      run: () => go({ screen: 'form', book: 'outgoing', ...(year === thisYear() ? {} : { year }) }),
    })),
    ...today.offered.map(({ record, copies, inside }) => ({
      id: `${idOf({ record })} offer ${inside.offer?.entry}`,
      section: 'offered' as const,
      ...ofCopies({ record, copies }, t),
      detail: (
        <>
          {t('today.offeredBy')} <HolderName code={inside.holder} />
        </>
      ),
      aside: inside.offer?.to && (
        <>
          {t(`words.act.${inside.offer.kind}`)} {t('today.offeredTo')} <HolderName code={inside.offer.to} />
        </>
      ),
      offer: { record, copies, inside },
    })),
    // Level and number stay hidden until the paper has been counted (screen "check").
    ...today.waiting.map((waiting) => ({
      id: waiting.envelope,
      section: 'waiting' as const,
      lead: (
        <>
          <CodeText code={waiting.record.code} /> <UrgencyMark urgency={waiting.record.urgency} />
          <OpenerMark namedOpenerOnly={waiting.record.namedOpenerOnly} />
        </>
      ),
      detail: <PlacedOrganisationName code={waiting.from} />,
      aside: t('envelope.receivedAt', { at: formatInstant(waiting.receivedAt) }),
      run: () => go({ screen: 'check', envelope: waiting.envelope }),
    })),
    ...today.unopened.map((row) => ({
      id: `${idOf(row)} unopened`,
      section: 'unopened' as const,
      ...ofRow(row),
      aside: row.record.arrivedOn === undefined ? null : formatDate(row.record.arrivedOn),
      run: () => open(row),
    })),
    ...today.rejected.map((rejected) => ({
      id: rejected.envelope,
      section: 'rejected' as const,
      lead: <FaultWords code={rejected.fault} />,
      detail: rejected.from === null ? t('words.unknown') : <PlacedOrganisationName code={rejected.from} />,
      aside: t('envelope.receivedAt', { at: formatInstant(rejected.at) }),
      run: () => go({ screen: 'check' }),
    })),
    ...today.due.map(({ row, reason, on }) => ({
      id: `${idOf(row)} ${reason}`,
      section: 'due' as const,
      ...ofRow(row),
      aside: (
        <>
          {t(`today.due.${reason}.${row.record.book}`)}
          <Deadline on={on} />
        </>
      ),
      run: () => open(row),
    })),
    ...today.refused.map(({ row, by, reasons, withdrawn }) => ({
      id: `${idOf(row)} ${by}`,
      section: 'refused' as const,
      ...ofRow(row),
      detail: <PlacedOrganisationName code={by} />,
      // A refusal has a reason; what was withdrawn or lost has none.
      aside: withdrawn ? (
        t('today.withdrawn')
      ) : reasons.length === 0 ? (
        t('today.lost')
      ) : (
        <RefusalWords codes={reasons} />
      ),
      run: () => open(row),
    })),
    ...today.dead.map((item) => ({
      id: item.envelope,
      section: 'dead' as const,
      lead:
        item.document === null ? (
          item.code === null ? (
            t(`words.envelopeKind.${item.kind}`)
          ) : (
            <CodeText code={item.code} />
          )
        ) : (
          <strong className="number">{formatNumber(item.document.number, item.document.notation)}</strong>
        ),
      detail: <PlacedOrganisationName code={item.to} />,
      aside: item.fault === null ? null : <FaultWords code={item.fault} />,
      run: () => go({ screen: 'outbox' }),
    })),
    ...today.missing.map(({ record, copy, inside }) => ({
      id: `${idOf({ record })} missing ${copy}`,
      section: 'missing' as const,
      ...ofCopies({ record, copies: [copy] }, t),
      detail: <HolderName code={inside.holder} />,
      aside: t('custody.open.missing'),
    })),
    ...today.inside.map((open) => ({
      id: `${idOf(open)} inside ${open.copy}`,
      section: 'inside' as const,
      ...ofCopies({ record: open.record, copies: [open.copy] }, t),
      detail: <HolderName code={open.inside.holder} />,
      aside: (
        <>
          {t(`today.open.${openWord(open)}`)} <Deadline on={open.on} />
        </>
      ),
    })),
    ...today.toIssue.map((row) => ({
      id: idOf(row),
      section: 'toIssue' as const,
      ...ofRow(row),
      aside: row.sendBy && <SendBy term={row.sendBy} isList />,
      run: () => go({ screen: 'record', code: row.record.code, ask: 'issue' }),
    })),
    ...today.toHand.map(({ row, to }) => ({
      id: `${idOf(row)} hand`,
      section: 'toHand' as const,
      ...ofRow(row),
      detail: <PlacedOrganisationName code={to[0] ?? ''} />,
      aside: (
        <>
          {t('today.toHand', { count: to.length })} {row.sendBy && <SendBy term={row.sendBy} isList />}
        </>
      ),
      run: () => go({ screen: 'record', ...keyOf(row.record), ask: 'hand' }),
    })),
    ...today.missingReceipts.map(({ row, silent }) => ({
      id: `${idOf(row)} silent`,
      section: 'missingReceipts' as const,
      ...ofRow(row),
      detail: <PlacedOrganisationName code={silent[0] ?? ''} />,
      aside: t('today.silent', { count: silent.length }),
      run: () => open(row),
    })),
  ];
}
