import { useEffect, useRef, useState } from 'react';
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
  const asked = to === undefined && legs.length > 1;
  const [chosen, setChosen] = useState(to ?? (asked ? undefined : legs[0]?.organisation));
  const reasons = useShownOnce(asked ? chosen : undefined);
  const [reason, setReason] = useState<string>();
  const leg = legs.find(({ organisation }) => organisation === chosen);
  const words = useNoteWords();
  const replaced = leg?.latest.replaced;
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
      lacks={[
        ...(leg === undefined ? [t('record.papers.retract.who')] : []),
        ...(reason === undefined ? [t('record.papers.retract.reasons')] : []),
      ]}
      onDone={() => leg && onDone(leg.organisation)}
      onClose={onClose}
    >
      {asked ? (
        <fieldset className="reasons">
          <legend className="label">{t('record.papers.retract.who')}</legend>
          <div className="tick-lines retract-lines">
            {legs.map((each) => (
              <label key={each.organisation} className="tick">
                <input
                  type="radio"
                  name="recipient"
                  checked={each.organisation === chosen}
                  onChange={() => setChosen(each.organisation)}
                />
                <span>
                  <PlacedOrganisationName code={each.organisation} />{' '}
                  <span className="papers-state hint">
                    {words.noted(each)} · {words.back(each)}
                  </span>
                </span>
              </label>
            ))}
          </div>
        </fieldset>
      ) : (
        leg !== undefined && (
          <>
            <p>
              <PlacedOrganisationName code={leg.organisation} />
            </p>
            <p>
              {t('record.papers.retract.now')} <del>{words.noted(leg)}</del>
              <br />
              {words.back(leg)}
            </p>
          </>
        )
      )}
      {replaced !== undefined && (
        <p>{t(`record.papers.retract.${replaced.from}`, { copies: formatCopies(replaced.by) })}</p>
      )}
      <div ref={reasons}>
        <ReasonList
          legend={t('record.papers.retract.reasons')}
          options={options}
          chosen={reason === undefined ? [] : [reason]}
          onChange={([code]) => setReason(code)}
          many={false}
        />
      </div>
    </AskDialog>
  );
}

/** Brings what is asked next into sight once something is chosen. */
function useShownOnce(chosen: string | undefined) {
  const next = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (chosen !== undefined) next.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return next;
}

/** What was noted last of a recipient, and how it stands without that. Paper that waits was sent again. */
function useNoteWords() {
  const { t } = useTranslation();
  return {
    noted: ({ state, at }: Retractable) =>
      `${state === 'waiting' ? t('paperNote.resend') : t(`record.papers.state.${state}`)} · ${formatInstant(at)}`,
    back: ({ latest: { back } }: Retractable) =>
      t('record.papers.retract.back', {
        state: back === '02' ? t('words.message.02') : t(`record.papers.state.${back}`),
      }),
  };
}
