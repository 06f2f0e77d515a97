import { useTranslation } from 'react-i18next';
import type { ControlCode } from '../../contract/record/control-code.ts';
import type { Urgency } from '../../contract/record/fields.ts';
import type { DocumentState, TransportState } from '../../contract/record/status.ts';
import type { HourOfDay, LocalDate } from '../../contract/scalar.ts';
import { deadline } from '../../domain/calendar/deadline.ts';
import { showCode } from '../format/codes.ts';
import { formatDate } from '../format/dates.ts';
import { useMinute } from '../state/day.ts';
import { Icon } from './icon.tsx';
import type { IconName } from './icon-paths.ts';

export const CodeText = ({ code }: { code: ControlCode }) => <span className="code">{showCode(code)}</span>;

export function StateMark({ state }: { state: DocumentState }) {
  const { t } = useTranslation();
  return (
    <span className="mark" data-state={state}>
      {t(`words.state.${state}`)}
    </span>
  );
}

/** Nobody need act on it any more: a person said so. */
export function SettledMark() {
  const { t } = useTranslation();
  return (
    <span className="mark" data-state="settled">
      <Icon name="ok" />
      {t('words.settled')}
    </span>
  );
}

const transportIcons: Record<TransportState, IconName> = {
  queued: 'clock',
  stored: 'outbox',
  delivered: 'ok',
  dead: 'error',
  withdrawn: 'close',
};

export function TransportMark({ state }: { state: TransportState }) {
  const { t } = useTranslation();
  return (
    <span className="mark" data-state={state}>
      <Icon name={transportIcons[state]} />
      {t(`words.transport.${state}`)}
    </span>
  );
}

/** Whether a checkpoint of the ledger covers the act behind a line. */
export function SignedMark({ signed }: { signed: boolean }) {
  const { t } = useTranslation();
  return (
    <span
      className="mark"
      data-state={signed ? 'signed' : 'unsigned'}
      title={t(signed ? 'words.signedHint' : 'words.unsignedHint')}
    >
      <Icon name={signed ? 'ok' : 'pen'} />
      {t(signed ? 'words.signed' : 'words.unsigned')}
    </span>
  );
}

export function UrgencyMark({ urgency }: { urgency: Urgency }) {
  const { t } = useTranslation();
  if (urgency === 'normal') return null;
  return (
    <span className="mark" data-urgency={urgency}>
      {t(`words.urgency.${urgency}`)}
    </span>
  );
}

/** Its number was given by hand, and the line entered afterwards. */
export function LateEntryMark({ on }: { on: LocalDate }) {
  const { t } = useTranslation();
  return (
    <span className="mark" data-state="registered" title={t('words.lateEntryOn', { on: formatDate(on) })}>
      {t('words.lateEntry')}
    </span>
  );
}

/** Only the person named on the inner envelope may open it. */
export function OpenerMark({ namedOpenerOnly }: { namedOpenerOnly: boolean }) {
  const { t } = useTranslation();
  if (!namedOpenerOnly) return null;
  return (
    <span className="mark" data-opener="named" title={t('words.field.namedOpenerOnly')}>
      {t('words.namedOpenerShort')}
    </span>
  );
}

/**
 * A deadline as a date and in words: `05/03/2026 · Còn 2 ngày`; of one that nobody waits for any more, why not. It turns
 * overdue by the clock.
 */
export function Deadline({
  on,
  until,
  ended,
  wordsOnly = false,
}: {
  on: LocalDate;
  until?: HourOfDay | null;
  ended?: 'replied' | 'settled' | undefined;
  wordsOnly?: boolean;
}) {
  const { t } = useTranslation();
  const minute = useMinute();
  const { tone, days } = ended === undefined ? deadline({ on, until }, minute) : { tone: ended, days: 0 };
  const pressing = tone === 'overdue' || tone === 'today' || tone === 'soon';
  return (
    <span className="deadline" data-tone={tone}>
      {pressing && <Icon name={tone === 'soon' ? 'clock' : 'warning'} />}
      {!wordsOnly && <span className="date">{until ? `${until} ${formatDate(on)}` : formatDate(on)}</span>}
      <span>{t(`words.deadline.${tone === 'overdue' && days === 0 ? 'overdueToday' : tone}`, { days })}</span>
    </span>
  );
}
