import { useTranslation } from 'react-i18next';
import type { PaperLeg } from '../../../contract/ipc/paper-views.ts';
import type { RecordPage } from '../../../contract/ipc/views.ts';
import type { PaperState } from '../../../contract/record/paper.ts';
import type { CopyState, TransportState } from '../../../contract/record/status.ts';
import { PlacedOrganisationName } from '../../components/names.tsx';
import { formatCopy } from '../../format/codes.ts';
import { useUnlocked } from '../../state/session-context.ts';

type Copy = RecordPage['copies'][number];

/** Who has the copies of a recipient that gets the paper alone, and how the table marks them. */
const onPaper: Readonly<Record<PaperState, { with: 'self' | 'recipient' | 'nobody'; mark: CopyState }>> = {
  waiting: { with: 'self', mark: 'held' },
  handed: { with: 'recipient', mark: 'sent' },
  returned: { with: 'recipient', mark: 'received' },
  refused: { with: 'self', mark: 'refused' },
  lost: { with: 'nobody', mark: 'lost' },
};

/** Whether a copy is still with us while its envelope is in the outbox so. */
const isHere: Readonly<Record<TransportState, boolean>> = {
  queued: true,
  dead: true,
  withdrawn: true,
  stored: false,
  delivered: false,
};

/** Who holds which copy. */
export function Copies({ page: { row, copies, papers } }: { page: RecordPage }) {
  const { t } = useTranslation();
  const legs = new Map(papers.map((leg) => [leg.organisation, leg]));
  return (
    <section className="panel" aria-label={t('record.copies')}>
      <h2>{t('record.copies')}</h2>
      {copies.length === 0 ? (
        <p className="hint">{t('record.copiesNone')}</p>
      ) : (
        <div className="copies">
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{t('words.field.copy')}</th>
                <th scope="col">{t('words.field.holder')}</th>
                <th scope="col">{t('words.field.state')}</th>
              </tr>
            </thead>
            <tbody>
              {copies.map((copy) => (
                <CopyLine
                  key={copy.copy}
                  copy={copy}
                  leg={legs.get(copy.holder)}
                  isFurther={copy.copy > row.record.copies}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

/** While a copy has not left for its recipient, the line names both: where the copy is and for whom it is. */
function CopyLine({
  copy: { copy, holder, state, transport },
  leg,
  isFurther,
}: {
  copy: Copy;
  leg: PaperLeg | undefined;
  /** Made after the issue, in the place of one that was lost. */
  isFurther: boolean;
}) {
  const { t } = useTranslation();
  const self = useUnlocked().organisation.code;
  // A copy that was lost before the one that goes now stays lost.
  const standing = state === 'lost' ? 'lost' : leg?.state;
  const paper = standing === undefined ? undefined : onPaper[standing];
  const here = paper === undefined ? transport !== null && isHere[transport] : paper.with === 'self';
  const elsewhere = here || paper?.with === 'nobody';
  return (
    <tr>
      <th scope="row" className="ordinal">
        {formatCopy(copy)}
        {isFurther && <span className="hint"> {t('record.copyFurther')}</span>}
      </th>
      <td>
        {paper?.with === 'nobody' ? (
          t('words.unknown')
        ) : (
          <PlacedOrganisationName code={here ? self : holder} />
        )}
      </td>
      <td>
        <span className="mark" data-state={paper?.mark ?? transport ?? state}>
          {standing !== undefined
            ? t(`record.papers.state.${standing}`)
            : t(transport === null ? `words.copyState.${state}` : `words.transport.${transport}`)}
        </span>
        {elsewhere && (
          <span className="hint">
            {' '}
            {t('record.copyFor')} <PlacedOrganisationName code={holder} />
          </span>
        )}
      </td>
    </tr>
  );
}
