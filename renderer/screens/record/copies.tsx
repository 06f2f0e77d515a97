import { useTranslation } from 'react-i18next';
import type { PaperLeg } from '../../../contract/ipc/paper-views.ts';
import type { RecordPage } from '../../../contract/ipc/views.ts';
import type { PaperState } from '../../../contract/record/paper.ts';
import type { CopyState } from '../../../contract/record/status.ts';
import { PlacedOrganisationName } from '../../components/names.tsx';
import { formatCopy } from '../../format/codes.ts';
import { useUnlocked } from '../../state/session-context.ts';

type Copy = RecordPage['copies'][number];

/**
 * Where the copies of a recipient that gets the paper alone are for certain, and how the table marks them: what was given
 * to a carrier is with nobody who said so.
 */
const onPaper: Readonly<Record<PaperState, { with: 'self' | 'recipient' | 'nobody'; mark: CopyState }>> = {
  waiting: { with: 'self', mark: 'held' },
  handed: { with: 'nobody', mark: 'sent' },
  returned: { with: 'recipient', mark: 'received' },
  refused: { with: 'self', mark: 'refused' },
  lost: { with: 'nobody', mark: 'lost' },
};

/**
 * The same for a recipient on the wire. Its envelope carries the record alone, so that neither that nor a refusal tells
 * where the paper is; its entry does.
 */
const onWire: Readonly<Record<CopyState, 'holder' | 'nobody'>> = {
  held: 'holder',
  sent: 'nobody',
  received: 'holder',
  refused: 'nobody',
  lost: 'nobody',
  returned: 'holder',
};

/** Which copy is where, or where it was sent. */
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
                <th scope="col">{t('record.copyPlace')}</th>
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

/** A copy that is here for a recipient names both; one that is nowhere for certain, where it was sent. */
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
  const isHere = paper?.with === 'self';
  return (
    <tr>
      <th scope="row" className="ordinal">
        {formatCopy(copy)}
        {isFurther && <span className="hint"> {t('record.copyFurther')}</span>}
      </th>
      <td>
        {(paper?.with ?? onWire[state]) === 'nobody' && <span className="hint">{t('record.copyTo')} </span>}
        <PlacedOrganisationName code={isHere ? self : holder} />
      </td>
      <td>
        <span className="mark" data-state={paper?.mark ?? markOf(transport) ?? state}>
          {standing !== undefined
            ? t(`record.papers.state.${standing}`)
            : t(transport === null ? `words.copyState.${state}` : `record.copyEnvelope.${transport}`)}
        </span>
        {isHere && (
          <span className="hint">
            {' '}
            {t('record.copyFor')} <PlacedOrganisationName code={holder} />
          </span>
        )}
      </td>
    </tr>
  );
}

/** An envelope that arrived looks no more settled here than one on its way: the copy itself is not confirmed. */
const markOf = (transport: Copy['transport']) => (transport === 'delivered' ? 'stored' : transport);
