import type { TFunction } from 'i18next';
import type { ReactNode } from 'react';
import type { TodaySection, TodayView } from '../../../contract/ipc/today.ts';
import type { RegisterRow } from '../../../contract/ipc/views.ts';
import { keyOf } from '../../../contract/record/key.ts';
import { FaultWords } from '../../components/fault-words.tsx';
import { LevelMark } from '../../components/level-mark.tsx';
import { CodeText, Deadline, OpenerMark, UrgencyMark } from '../../components/marks.tsx';
import { PlacedOrganisationName } from '../../components/names.tsx';
import { RefusalWords } from '../../components/refusal-words.tsx';
import { formatNumber } from '../../format/codes.ts';
import { formatInstant } from '../../format/dates.ts';
import { go } from '../../state/view.ts';

/** One thing that waits for a person, and the one thing Enter does about it. */
export interface WorkItem {
  id: string;
  section: TodaySection;
  lead: ReactNode;
  detail: ReactNode;
  aside: ReactNode;
  run: () => void;
}

const ofRow = ({ record }: RegisterRow): Pick<WorkItem, 'lead' | 'detail'> => ({
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

/** Several issuers may use one code. */
const idOf = ({ record }: RegisterRow): string => `${record.code} ${record.issuer}`;
const open = ({ record }: RegisterRow) => go({ screen: 'record', ...keyOf(record) });

/** What is listed of all that waits. */
export function workItems(today: TodayView, t: TFunction): WorkItem[] {
  return [
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
    ...today.toIssue.map((row) => ({
      id: idOf(row),
      section: 'toIssue' as const,
      ...ofRow(row),
      aside: null,
      run: () => go({ screen: 'record', code: row.record.code, ask: 'issue' }),
    })),
    ...today.toHand.map(({ row, to }) => ({
      id: `${idOf(row)} hand`,
      section: 'toHand' as const,
      ...ofRow(row),
      detail: <PlacedOrganisationName code={to[0] ?? ''} />,
      aside: t('today.toHand', { count: to.length }),
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
