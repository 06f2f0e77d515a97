import { useTranslation } from 'react-i18next';
import type { InsideView } from '../../../contract/ipc/custody-views.ts';
import { formatInstant } from '../../format/dates.ts';
import { Icon } from '../icon.tsx';
import { Deadline } from '../marks.tsx';
import { HolderName } from './names.tsx';

/** What can be open about a copy. */
export const openKinds = ['missing', 'recalled', 'offered', 'lent', 'out'] as const;
export type OpenKind = (typeof openKinds)[number];

/** What is open about a copy, what presses first. */
export function openOf({ missing, recalled, offer, loan, out }: InsideView): OpenKind[] {
  const is: Readonly<Record<OpenKind, boolean>> = {
    missing,
    recalled: recalled !== null,
    offered: offer !== null,
    lent: loan !== null,
    out: out !== null,
  };
  return openKinds.filter((kind) => is[kind]);
}

/** What is open about a copy: to whom it is offered since when, lent, asked back and out until when; by words and a shape. */
export function Standing({ inside }: { inside: InsideView }) {
  const { t } = useTranslation();
  const { offer, loan, out, recalled, missing } = inside;
  return (
    <span className="standing">
      {missing && (
        <span className="mark" data-state="lost">
          <Icon name="error" />
          {t('custody.open.missing')}
        </span>
      )}{' '}
      {recalled !== null && (
        <span className="standing-line">
          <span className="mark" data-state="queued">
            <Icon name="warning" />
            {t('custody.open.recalled')}
          </span>{' '}
          <Deadline on={recalled} />
        </span>
      )}{' '}
      {offer !== null && (
        <span className="standing-line">
          <span className="mark" data-state="sent">
            <Icon name="right" />
            {t(`custody.offer.${offer.kind}`)}
          </span>{' '}
          <span>
            {offer.to !== null && (
              <>
                {t('custody.offeredTo')} <HolderName code={offer.to} />{' '}
              </>
            )}
            <span className="hint">{t('custody.since', { at: formatInstant(offer.at) })}</span>
          </span>
        </span>
      )}{' '}
      {loan !== null && (
        <span className="standing-line">
          <span className="mark" data-state="sent">
            <Icon name="clock" />
            {t(loan.meeting ? 'custody.open.meeting' : 'custody.open.lent')}
          </span>{' '}
          <span>
            {t('custody.lentBy')} <HolderName code={loan.from} />
          </span>{' '}
          <Deadline on={loan.until} />
        </span>
      )}{' '}
      {out !== null && (
        <span className="standing-line">
          <span className="mark" data-state="queued">
            <Icon name="outgoing" />
            {t('custody.open.out')}
          </span>{' '}
          <HolderName code={out.place} /> <Deadline on={out.until} />
        </span>
      )}
    </span>
  );
}
