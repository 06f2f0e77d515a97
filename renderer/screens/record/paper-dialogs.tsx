import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordPage } from '../../../contract/ipc/views.ts';
import type { CodedRecord } from '../../../contract/record/coded-record.ts';
import { ControlCode } from '../../../contract/record/control-code.ts';
import { type Instant, LocalDate, type OrganisationCode } from '../../../contract/scalar.ts';
import { localDate } from '../../../domain/calendar/local-date.ts';
import { isPaperDay } from '../../../domain/custody/paper-day.ts';
import { copiesLost, copiesOnTheWay } from '../../../domain/custody/replacement.ts';
import { asking } from '../../bridge/client.ts';
import { useRequest } from '../../bridge/request.ts';
import { AskDialog } from '../../components/ask-dialog.tsx';
import { useReturnReasons } from '../../components/catalogue.tsx';
import { useWording } from '../../components/failure.tsx';
import { CodeBox, DateBox } from '../../components/fields/boxes.tsx';
import { PlacedOrganisationName } from '../../components/names.tsx';
import { ReasonList } from '../../components/reason-list.tsx';
import { RecordName } from '../../components/record-name.tsx';
import { formatCopies } from '../../format/codes.ts';
import { formatDate, today } from '../../format/dates.ts';

interface About {
  record: CodedRecord;
  copies: RecordPage['copies'];
  to: OrganisationCode;
  /** When the paper was handed over. */
  handedAt: Instant | null;
  onDone: () => void;
  onClose: () => void;
}
export type Outcome = 'decline' | 'lose';

/** Refuses a day on which nothing can have happened to the paper, with the days that are allowed. */
function usePaperDay(handedAt: Instant | null, on: unknown) {
  const { t } = useTranslation();
  const { next } = useWording()('PAPER_DAY_OUTSIDE');
  const isOutside = (day: LocalDate) => !isPaperDay(day, { handedAt, today: today() });
  const to = formatDate(today());
  const rule =
    handedAt === null
      ? t('record.papers.dayUntil', { to })
      : t('record.papers.dayBetween', { from: formatDate(localDate(Date.parse(handedAt))), to });
  const day = LocalDate.safeParse(on).data;
  return {
    refuse: (read: LocalDate) => (isOutside(read) ? `${rule} ${next}` : undefined),
    /** The day that stands in the box, if it is one of them. */
    day: day === undefined || isOutside(day) ? undefined : day,
  };
}

/** The recipient, and which copies are with the paper. */
function CopiesOf({ copies, to }: Pick<About, 'copies' | 'to'>) {
  const { t } = useTranslation();
  const going = copiesOnTheWay(copies, to);
  return (
    <p>
      <PlacedOrganisationName code={to} />
      {going.length > 0 && (
        <span className="papers-state">{t('record.papers.copies', { copies: formatCopies(going) })}</span>
      )}
    </p>
  );
}

/** The signed return slip: the code that stands on it, typed or scanned, and the day of its signature. */
export function SlipDialog({ record, copies, to, handedAt, onDone, onClose }: About) {
  const { t } = useTranslation();
  const request = useRequest();
  const [slip, setSlip] = useState<string>();
  const [on, setOn] = useState<LocalDate | undefined>(today());
  const code = ControlCode.safeParse(slip);
  const { day, refuse } = usePaperDay(handedAt, on);
  const isOwn = code.success && code.data === record.code;
  const { what, next } = useWording()('SLIP_OF_ANOTHER');
  const lost = copiesLost(copies, to);
  return (
    <AskDialog
      title={t('record.papers.slip.title')}
      about={<RecordName record={record} />}
      going={t('record.papers.noting')}
      go={t('record.papers.do.slip')}
      done={t('record.papers.slip.done')}
      act={
        isOwn && day !== undefined
          ? asking('paper.slip', {
              ...{ request: request.id(), code: record.code, to },
              ...{ on: day, slip: code.data },
            })
          : undefined
      }
      lacks={[
        ...(isOwn ? [] : [t('record.papers.slip.code')]),
        ...(day === undefined ? [t('record.papers.slip.on')] : []),
      ]}
      onDone={onDone}
      onClose={onClose}
    >
      <CopiesOf copies={copies} to={to} />
      {lost.length > 0 && (
        <p className="hint">{t('record.papers.slip.replaces', { copies: formatCopies(lost) })}</p>
      )}
      <CodeBox
        label={t('record.papers.slip.code')}
        value={slip}
        onChange={setSlip}
        refuse={(read) => (read === record.code ? undefined : `${what} ${next}`)}
      />
      <DateBox label={t('record.papers.slip.on')} value={on} onChange={setOn} lean="past" refuse={refuse} />
    </AskDialog>
  );
}

/** Paper that did not arrive: given back with reasons, or lost on the way. */
export function BackDialog({
  record,
  copies,
  to,
  handedAt,
  outcome,
  onDone,
  onClose,
}: About & { outcome: Outcome }) {
  const { t } = useTranslation();
  const request = useRequest();
  const options = useReturnReasons();
  const [reasons, setReasons] = useState<readonly string[]>([]);
  const [on, setOn] = useState<LocalDate | undefined>(today());
  const { day, refuse } = usePaperDay(handedAt, on);
  const about = { code: record.code, to };
  const act = () => {
    const [first, ...others] = reasons;
    if (day === undefined) return undefined;
    if (outcome === 'lose') return asking('paper.lose', { request: request.id(), ...about, on: day });
    return first === undefined
      ? undefined
      : asking('paper.decline', {
          request: request.id(),
          ...about,
          on: day,
          reasons: [first, ...others],
        });
  };
  return (
    <AskDialog
      title={t(`record.papers.${outcome}.title`)}
      about={<RecordName record={record} />}
      going={t('record.papers.noting')}
      go={t(`record.papers.do.${outcome}`)}
      done={t(`record.papers.${outcome}.done`)}
      act={act()}
      lacks={[
        ...(day === undefined ? [t(`record.papers.${outcome}.on`)] : []),
        ...(outcome === 'decline' && reasons.length === 0 ? [t('record.papers.decline.reasons')] : []),
      ]}
      onDone={onDone}
      onClose={onClose}
    >
      <CopiesOf copies={copies} to={to} />
      <p>{t(`record.papers.${outcome}.lead`)}</p>
      <DateBox
        label={t(`record.papers.${outcome}.on`)}
        value={on}
        onChange={setOn}
        lean="past"
        refuse={refuse}
      />
      {outcome === 'decline' && (
        <ReasonList
          legend={t('record.papers.decline.reasons')}
          options={options}
          chosen={reasons}
          onChange={setReasons}
          many
        />
      )}
    </AskDialog>
  );
}
