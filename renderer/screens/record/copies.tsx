import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { PaperLeg } from '../../../contract/ipc/paper-views.ts';
import type { RecordPage } from '../../../contract/ipc/views.ts';
import { Icon } from '../../components/icon.tsx';
import { PlacedOrganisationName } from '../../components/names.tsx';
import { formatCopy, showCopy } from '../../format/codes.ts';
import { useUnlocked } from '../../state/session-context.ts';
import { useView } from '../../state/view.ts';
import { Board } from './board.tsx';
import { type AskedDeed, type Copy, isHere } from './board-copies.ts';
import { CopyStateMark, type LegOf, placeOf } from './copy-state.tsx';

/**
 * Which copy is where, or where it was sent; those that are here as a board, once a section is in use. The one that the
 * page was opened at has the keyboard and is marked.
 */
export function Copies({
  page,
  scanned,
  onAsk,
}: {
  page: RecordPage;
  scanned: string | undefined;
  onAsk: (asked: AskedDeed) => void;
}) {
  const { t } = useTranslation();
  const { copies, papers } = page;
  const section = useScanned(scanned);
  const isMissing = scanned !== undefined && copies.every(({ copy }) => String(copy) !== scanned);
  const legs = new Map(papers.map((leg) => [leg.organisation, leg]));
  const legOf: LegOf = ({ holder }) => legs.get(holder);
  const elsewhere = copies.filter((copy) => !isHere(copy));
  const hasBoard = elsewhere.length < copies.length;
  return (
    <section ref={section} className="panel" aria-label={t('record.copies')}>
      <h2>{t('record.copies')}</h2>
      {isMissing && (
        <p className="copy-missing" data-scanned tabIndex={-1}>
          <Icon name="warning" />
          {t('record.copyMissing', { copy: showCopy(scanned) })}
        </p>
      )}
      {copies.length === 0 && <p className="hint">{t('record.copiesNone')}</p>}
      {hasBoard && <Board {...{ page, scanned, legOf, onAsk }} />}
      {hasBoard && elsewhere.length > 0 && (
        <h3>{t('record.board.elsewhere', { count: elsewhere.length })}</h3>
      )}
      {elsewhere.length > 0 && (
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
              {elsewhere.map((copy) => (
                <CopyLine
                  key={copy.copy}
                  copy={copy}
                  leg={legOf(copy)}
                  isFurther={copy.copy > page.row.record.copies}
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

/** A page takes no focus while a dialog above it is going away; that takes some frames. */
const mostFrames = 30;

/** Brings the copy that the page was opened at into sight with the keyboard on it, each time that it is. */
function useScanned(scanned: string | undefined) {
  const section = useRef<HTMLElement>(null);
  // Scanned once more, the same copy is another view.
  const { view } = useView();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each view points at its copy
  useEffect(() => {
    if (scanned === undefined) return;
    let frame = 0;
    const point = (left: number) => {
      const line = section.current?.querySelector<HTMLElement>('[data-scanned]');
      line?.focus({ preventScroll: true });
      line?.scrollIntoView({ block: 'center' });
      if (document.activeElement !== line && left > 0) frame = requestAnimationFrame(() => point(left - 1));
    };
    point(mostFrames);
    return () => cancelAnimationFrame(frame);
  }, [scanned, view]);
  return section;
}

/** A copy that is here for a recipient names both; one that is nowhere for certain, where it was sent. */
function CopyLine({
  copy,
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
  const place = placeOf(copy, leg);
  return (
    <tr {...(isScanned ? { 'data-scanned': true, tabIndex: -1, 'aria-current': true } : {})}>
      <th scope="row" className="ordinal">
        {formatCopy(copy.copy)}
        {isScanned && <span className="hint"> {t('record.copyScanned')}</span>}
        {isFurther && <span className="hint"> {t('record.copyFurther')}</span>}
      </th>
      <td>
        {place === 'nobody' && <span className="hint">{t('record.copyTo')} </span>}
        <PlacedOrganisationName code={place === 'self' ? self : copy.holder} />
      </td>
      <td>
        <CopyStateMark copy={copy} leg={leg} />
      </td>
    </tr>
  );
}
