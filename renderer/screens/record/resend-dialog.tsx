import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RecordPage } from '../../../contract/ipc/views.ts';
import { ReplacementSource } from '../../../contract/record/paper.ts';
import type { OrganisationCode } from '../../../contract/scalar.ts';
import { copiesOnTheWay, isReplaced, replacements } from '../../../domain/custody/replacement.ts';
import { asking } from '../../bridge/client.ts';
import { useLegs } from '../../bridge/queries.ts';
import { useRequest } from '../../bridge/request.ts';
import { AskDialog } from '../../components/ask-dialog.tsx';
import { Choice } from '../../components/fields/choice.tsx';
import { PlacedOrganisationName } from '../../components/names.tsx';
import { RecordName } from '../../components/record-name.tsx';
import { formatCopies } from '../../format/codes.ts';

/**
 * Sends a record once more to one that refused it, or whose paper was lost, with the signatures that it has. Of what was
 * lost another copy goes.
 */
export function ResendDialog({
  page: { row, copies, papers },
  to,
  onDone,
  onClose,
}: {
  page: RecordPage;
  to: OrganisationCode;
  onDone: () => void;
  onClose: () => void;
}) {
  const { t } = useTranslation();
  const request = useRequest();
  const { record } = row;
  const legs = useLegs(record.code, to);
  const isLost = papers.some(({ organisation, state }) => organisation === to && state === 'lost');
  const others = replacements(copies, to);
  const sources = ReplacementSource.options.filter((source) => others[source] !== undefined);
  const [chosen, setChosen] = useState<ReplacementSource>();
  // Where there is no choice, nothing is asked.
  const from = chosen ?? (sources.length === 1 ? sources[0] : undefined);
  const args = { request: request.id(), code: record.code, to, ...(isLost ? { from } : {}) };
  const shown = (source: ReplacementSource) =>
    t(`record.papers.resend.${source}`, { copies: formatCopies(others[source] ?? []) });
  // The core decides by which way it goes.
  const lead =
    legs.data === undefined ? 'lead' : legs.data.paper.includes(to) ? 'leadOnPaper' : ('leadByWire' as const);
  const lacks = isLost ? [] : (legs.data?.lacks ?? []).flatMap(({ fields }) => fields);
  const ready = !isLost || from !== undefined;
  return (
    <AskDialog
      title={t('record.papers.resend.title')}
      about={<RecordName record={record} />}
      going={t('record.papers.noting')}
      go={t('record.papers.do.resend')}
      done={t('record.papers.resend.done')}
      act={ready ? asking('record.resend', args) : undefined}
      {...(ready ? { shown: { channel: 'record.resend', args } } : { lacks: t('record.papers.resend.from') })}
      onDone={onDone}
      onClose={onClose}
    >
      <p>
        <PlacedOrganisationName code={to} />
      </p>
      {isLost ? (
        <>
          <p>{t('record.papers.resend.lost', { copies: formatCopies(copiesOnTheWay(copies, to)) })}</p>
          {sources.length === 1 ? (
            sources.map((only) => <p key={only}>{shown(only)}</p>)
          ) : (
            <Choice
              label={t('record.papers.resend.from')}
              options={sources.map((value) => ({ value, shown: shown(value) }))}
              value={from}
              onChange={setChosen}
            />
          )}
          {others.further !== undefined && <p className="hint">{t('record.papers.resend.furtherHint')}</p>}
        </>
      ) : (
        <p>{t(`record.papers.resend.${isReplaced(copies, to) ? 'leadPaper' : lead}`)}</p>
      )}
      {lacks.length > 0 && (
        <p>
          {t('record.lacksLead', {
            count: 1,
            fields: lacks.map((each) => t(`record.lacks.${each}`)).join(', '),
          })}
        </p>
      )}
    </AskDialog>
  );
}
