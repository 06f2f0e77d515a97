import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CodedRecord } from '../../../contract/record/coded-record.ts';
import { ControlCode } from '../../../contract/record/control-code.ts';
import { type Instant, LocalDate, type OrganisationCode } from '../../../contract/scalar.ts';
import { isPaperDay } from '../../../domain/custody/paper-day.ts';
import { asking } from '../../bridge/client.ts';
import { useRequest } from '../../bridge/request.ts';
import { AskDialog } from '../../components/ask-dialog.tsx';
import { useReturnReasons } from '../../components/catalogue.tsx';
import { useWording } from '../../components/failure.tsx';
import { CodeBox, DateBox } from '../../components/fields/boxes.tsx';
import { PlacedOrganisationName } from '../../components/names.tsx';
import { ReasonList } from '../../components/reason-list.tsx';
import { RecordName } from '../../components/record-name.tsx';
import { today } from '../../format/dates.ts';

interface About {
  record: CodedRecord;
  to: OrganisationCode;
  /** When the paper was handed over. */
  handedAt: Instant | null;
  onDone: () => void;
  onClose: () => void;
}
export type Outcome = 'decline' | 'lose';

/** Refuses a day on which nothing can have happened to the paper. */
function useDayRefusal(handedAt: Instant | null) {
  const wording = useWording();
  return (on: LocalDate): string | undefined => {
    if (isPaperDay(on, { handedAt, today: today() })) return undefined;
    const { what, next } = wording('PAPER_DAY_OUTSIDE');
    return `${what} ${next}`;
  };
}

/** The signed return slip: the code that stands on it, typed or scanned, and the day of its signature. */
export function SlipDialog({ record, to, handedAt, onDone, onClose }: About) {
  const { t } = useTranslation();
  const request = useRequest();
  const [slip, setSlip] = useState<string>();
  const [on, setOn] = useState<LocalDate | undefined>(today());
  const [code, day] = [ControlCode.safeParse(slip), LocalDate.safeParse(on)];
  const isOwn = code.success && code.data === record.code;
  const { what, next } = useWording()('SLIP_OF_ANOTHER');
  return (
    <AskDialog
      title={t('record.papers.slip.title')}
      about={<RecordName record={record} />}
      going={t('record.papers.noting')}
      go={t('record.papers.do.slip')}
      done={t('record.papers.slip.done')}
      act={
        isOwn && day.success
          ? asking('paper.slip', {
              ...{ request: request.id(), code: record.code, to },
              ...{ on: day.data, slip: code.data },
            })
          : undefined
      }
      lacks={isOwn ? (day.success ? undefined : t('record.papers.slip.on')) : t('record.papers.slip.code')}
      onDone={onDone}
      onClose={onClose}
    >
      <p>
        <PlacedOrganisationName code={to} />
      </p>
      <CodeBox
        label={t('record.papers.slip.code')}
        value={slip}
        onChange={setSlip}
        refuse={(read) => (read === record.code ? undefined : `${what} ${next}`)}
      />
      <DateBox
        label={t('record.papers.slip.on')}
        value={on}
        onChange={setOn}
        lean="past"
        refuse={useDayRefusal(handedAt)}
      />
    </AskDialog>
  );
}

/** Paper that did not arrive: given back with reasons, or lost on the way. */
export function BackDialog({ record, to, handedAt, outcome, onDone, onClose }: About & { outcome: Outcome }) {
  const { t } = useTranslation();
  const request = useRequest();
  const options = useReturnReasons();
  const [reasons, setReasons] = useState<readonly string[]>([]);
  const [on, setOn] = useState<LocalDate | undefined>(today());
  const day = LocalDate.safeParse(on);
  const about = { code: record.code, to };
  const act = () => {
    const [first, ...others] = reasons;
    if (!day.success) return undefined;
    if (outcome === 'lose') return asking('paper.lose', { request: request.id(), ...about, on: day.data });
    return first === undefined
      ? undefined
      : asking('paper.decline', {
          request: request.id(),
          ...about,
          on: day.data,
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
      lacks={
        day.success
          ? outcome === 'decline' && reasons.length === 0
            ? t('record.papers.decline.reasons')
            : undefined
          : t(`record.papers.${outcome}.on`)
      }
      onDone={onDone}
      onClose={onClose}
    >
      <p>
        <PlacedOrganisationName code={to} />
      </p>
      <p>{t(`record.papers.${outcome}.lead`)}</p>
      <DateBox
        label={t(`record.papers.${outcome}.on`)}
        value={on}
        onChange={setOn}
        lean="past"
        refuse={useDayRefusal(handedAt)}
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
