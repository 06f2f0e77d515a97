import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaperLeg } from '../../../contract/ipc/paper-views.ts';
import type { RecordPage } from '../../../contract/ipc/views.ts';
import type { PaperState } from '../../../contract/record/paper.ts';
import type { CopyState } from '../../../contract/record/status.ts';
import { Icon } from '../../components/icon.tsx';
import { PlacedOrganisationName } from '../../components/names.tsx';
import { formatCopy, showCopy } from '../../format/codes.ts';
import { useUnlocked } from '../../state/session-context.ts';
import { useView } from '../../state/view.ts';

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

/** Which copy is where, or where it was sent. The one that was scanned has the keyboard and is marked. */
export function Copies({
  page: { row, copies, papers },
  scanned,
}: {
  page: RecordPage;
  scanned: string | undefined;
}) {
  const { t } = useTranslation();
  const section = useScanned(scanned);
  const isMissing = scanned !== undefined && copies.every(({ copy }) => String(copy) !== scanned);
  const legs = new Map(papers.map((leg) => [leg.organisation, leg]));
  return (
    <section ref={section} className="panel" aria-label={t('record.copies')}>
      <h2>{t('record.copies')}</h2>
      {isMissing && (
        <p className="copy-missing" data-scanned tabIndex={-1}>
          <Icon name="warning" />
          {t('record.copyMissing', { copy: showCopy(scanned) })}
        </p>
      )}
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
                  isScanned={String(copy.copy) === scanned}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}

/** Brings the copy that was scanned into sight with the keyboard on it, each time that it is. */
function useScanned(scanned: string | undefined) {
  const section = useRef<HTMLElement>(null);
  // Scanned once more, the same copy is another view.
  const { view } = useView();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each view points at its copy
  useEffect(() => {
    if (scanned === undefined) return;
    const line = section.current?.querySelector<HTMLElement>('[data-scanned]');
    line?.focus({ preventScroll: true });
    line?.scrollIntoView({ block: 'center' });
  }, [scanned, view]);
  return section;
}

/** A copy that is here for a recipient names both; one that is nowhere for certain, where it was sent. */
function CopyLine({
  copy: { copy, holder, state, transport },
  leg,
  isFurther,
  isScanned,
}: {
  copy: Copy;
  leg: PaperLeg | undefined;
  /** Made after the issue, in the place of one that was lost. */
  isFurther: boolean;
  isScanned: boolean;
}) {
  const { t } = useTranslation();
  const self = useUnlocked().organisation.code;
  // A copy that was lost before the one that goes now stays lost.
  const standing = state === 'lost' ? 'lost' : leg?.state;
  const paper = standing === undefined ? undefined : onPaper[standing];
  const isHere = paper?.with === 'self';
  return (
    <tr {...(isScanned ? { 'data-scanned': true, tabIndex: -1, 'aria-current': true } : {})}>
      <th scope="row" className="ordinal">
        {formatCopy(copy)}
        {isScanned && <span className="hint"> {t('record.copyScanned')}</span>}
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
