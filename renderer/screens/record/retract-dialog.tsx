import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaperLeg } from '../../../contract/ipc/paper-views.ts';
import type { CodedRecord } from '../../../contract/record/coded-record.ts';
import type { OrganisationCode } from '../../../contract/scalar.ts';
import { asking } from '../../bridge/client.ts';
import { useRequest } from '../../bridge/request.ts';
import { AskDialog } from '../../components/ask-dialog.tsx';
import { useCatalogue } from '../../components/catalogue.tsx';
import { PlacedOrganisationName } from '../../components/names.tsx';
import { ReasonList } from '../../components/reason-list.tsx';
import { RecordName } from '../../components/record-name.tsx';
import { formatCopies } from '../../format/codes.ts';
import { formatInstant } from '../../format/dates.ts';

/** A leg of which something was noted that can be taken back. */
type Retractable = PaperLeg & { latest: NonNullable<PaperLeg['latest']> };

export const retractable = (papers: readonly PaperLeg[]): Retractable[] =>
  papers.flatMap((leg) => (leg.latest === null ? [] : [{ ...leg, latest: leg.latest }]));

/** Takes back what was noted last of the paper of one recipient; of several, it asks which. */
export function RetractDialog({
  record,
  legs,
  to,
  onDone,
  onClose,
}: {
  record: CodedRecord;
  legs: readonly Retractable[];
  /** Of whom, where the dialog was opened at a recipient. */
  to: OrganisationCode | undefined;
  onDone: (to: OrganisationCode) => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const request = useRequest();
  const { options } = useCatalogue('retractions');
  const [chosen, setChosen] = useState(to);
  const [reason, setReason] = useState<string>();
  const [only] = legs.length === 1 ? legs : [];
  const leg = only ?? legs.find(({ organisation }) => organisation === chosen);
  const asked = to === undefined && only === undefined;
  return (
    <AskDialog
      title={t('record.papers.retract.title')}
      lead={t('record.papers.retract.lead')}
      about={<RecordName record={record} />}
      going={t('record.papers.noting')}
      go={t('record.papers.do.retract')}
      done={t('record.papers.retract.done')}
      act={
        leg !== undefined && reason !== undefined
          ? asking('paper.retract', {
              request: request.id(),
              ...{ code: record.code, to: leg.organisation, entry: leg.latest.entry, reason },
            })
          : undefined
      }
      lacks={leg === undefined ? t('record.papers.retract.who') : t('record.papers.retract.reasons')}
      onDone={() => leg && onDone(leg.organisation)}
      onClose={onClose}
    >
      {asked ? (
        <fieldset className="reasons">
          <legend className="label">{t('record.papers.retract.who')}</legend>
          {legs.map(({ organisation }) => (
            <label key={organisation} className="tick">
              <input
                type="radio"
                name="recipient"
                checked={organisation === chosen}
                onChange={() => setChosen(organisation)}
              />
              <PlacedOrganisationName code={organisation} />
            </label>
          ))}
        </fieldset>
      ) : (
        leg !== undefined && (
          <p>
            <PlacedOrganisationName code={leg.organisation} />
          </p>
        )
      )}
      {leg !== undefined && <Undone leg={leg} />}
      <ReasonList
        legend={t('record.papers.retract.reasons')}
        options={options}
        chosen={reason === undefined ? [] : [reason]}
        onChange={([code]) => setReason(code)}
        many={false}
      />
    </AskDialog>
  );
}

/** What is taken back, and how the recipient and its copies stand then. Paper that waits was sent again. */
function Undone({ leg: { state, at, latest } }: { leg: Retractable }) {
  const { t } = useTranslation();
  const { back, replaced } = latest;
  return (
    <p>
      {t('record.papers.retract.now')}{' '}
      <del>
        {state === 'waiting' ? t('words.act.resend') : t(`record.papers.state.${state}`)} ·{' '}
        {formatInstant(at)}
      </del>
      <br />
      {t('record.papers.retract.back', {
        state: back === '02' ? t('words.message.02') : t(`record.papers.state.${back}`),
      })}
      {replaced !== undefined && (
        <>
          <br />
          {t(`record.papers.retract.${replaced.from}`, { copies: formatCopies(replaced.by) })}
        </>
      )}
    </p>
  );
}
