import { useTranslation } from 'react-i18next';
import type { RegisterRow } from '../../contract/ipc/views.ts';
import { isLate } from '../../domain/calendar/deadline.ts';
import { formatDate } from '../format/dates.ts';
import { useMinute } from '../state/day.ts';
import { useCountedBy } from './counted-by.ts';
import { Icon } from './icon.tsx';
import { Deadline } from './marks.tsx';

type Term = NonNullable<RegisterRow['sendBy']>;

/** By when a document is sent, and how that was computed: on the page of its record in sight, in a list at the pointer. */
export function SendBy({ term, isList = false }: { term: Term; isList?: boolean }) {
  const { t } = useTranslation();
  const by = useCountedBy()(term.by);
  return (
    <span className="send-by" title={isList ? by : undefined}>
      {t('words.sendBy')} <Deadline on={term.on} until={term.until} />
      <span className={isList ? 'unseen' : undefined}> ({by})</span>
    </span>
  );
}

/** That a document should have been sent by now; nothing before. */
export function SendLateMark({ term }: { term: Term | null }) {
  const { t } = useTranslation();
  const countedBy = useCountedBy();
  const minute = useMinute();
  if (term === null || !isLate(term, minute)) return null;
  const on = term.until === null ? formatDate(term.on) : `${term.until} ${formatDate(term.on)}`;
  return (
    <span
      className="deadline"
      data-tone="overdue"
      title={t('words.sendLateHint', { on, by: countedBy(term.by) })}
    >
      <Icon name="warning" />
      {t('words.sendLate')}
    </span>
  );
}
