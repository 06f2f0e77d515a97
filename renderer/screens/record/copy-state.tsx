import { useTranslation } from 'react-i18next';
import type { PaperLeg } from '../../../contract/ipc/paper-views.ts';
import type { PaperState } from '../../../contract/record/paper.ts';
import type { CopyState } from '../../../contract/record/status.ts';
import { PlacedOrganisationName } from '../../components/names.tsx';
import type { Copy } from './board-copies.ts';

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

/** The paper that goes to the one for whom a copy is meant. */
export type LegOf = (copy: Pick<Copy, 'holder'>) => PaperLeg | undefined;

/** A copy that was lost before the one that goes now stays lost. */
const standingOf = ({ state }: Copy, leg: PaperLeg | undefined): PaperState | undefined =>
  state === 'lost' ? 'lost' : leg?.state;

/** How a copy stands on its way to somebody; of one that is still here, to whom. */
export function CopyStateMark({ copy, leg }: { copy: Copy; leg: PaperLeg | undefined }) {
  const { t } = useTranslation();
  const { holder, state, transport } = copy;
  const standing = standingOf(copy, leg);
  const paper = standing === undefined ? undefined : onPaper[standing];
  return (
    <>
      <span className="mark" data-state={paper?.mark ?? markOf(transport) ?? state}>
        {standing !== undefined
          ? t(`record.papers.state.${standing}`)
          : t(transport === null ? `words.copyState.${state}` : `record.copyEnvelope.${transport}`)}
      </span>
      {paper?.with === 'self' && (
        <span className="hint">
          {' '}
          {t('record.copyFor')} <PlacedOrganisationName code={holder} />
        </span>
      )}
    </>
  );
}

/** With whom a copy is for certain. */
export function placeOf(copy: Copy, leg: PaperLeg | undefined): 'self' | 'recipient' | 'holder' | 'nobody' {
  const standing = standingOf(copy, leg);
  return standing === undefined ? onWire[copy.state] : onPaper[standing].with;
}

/** An envelope that arrived looks no more settled here than one on its way: the copy itself is not confirmed. */
const markOf = (transport: Copy['transport']) => (transport === 'delivered' ? 'stored' : transport);
