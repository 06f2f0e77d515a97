import { Fragment, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { InsideView } from '../../../contract/ipc/custody-views.ts';
import { HolderName } from '../../components/custody/names.tsx';
import { Icon } from '../../components/icon.tsx';
import { Deadline } from '../../components/marks.tsx';

/** What is open about a copy, what presses most first. */
export function OpenThings({ inside: { missing, offer, loan, out, recalled } }: { inside: InsideView }) {
  const { t } = useTranslation();
  const things: readonly (readonly [string, ReactNode])[] = [
    ...(missing
      ? [
          [
            'missing',
            <span key="missing" className="mark" data-state="lost">
              <Icon name="warning" />
              {t('holdings.open.missing')}
            </span>,
          ] as const,
        ]
      : []),
    ...(recalled === null ? [] : [['recall', dated(t('holdings.open.recall'), recalled)] as const]),
    ...(loan === null
      ? []
      : [['loan', dated(t(`holdings.open.${loan.meeting ? 'meeting' : 'loan'}`), loan.until)] as const]),
    ...(out === null ? [] : [['out', dated(t('holdings.open.out'), out.until)] as const]),
    ...(offer === null
      ? []
      : [
          [
            'offer',
            <Fragment key="offer">
              {t('holdings.open.offerTo', { act: t(`words.act.${offer.kind}`) })}{' '}
              {offer.to !== null && <HolderName code={offer.to} />}
            </Fragment>,
          ] as const,
        ]),
  ];
  return things.map(([name, thing]) => (
    <span key={name} className="held-thing">
      {thing}
    </span>
  ));
}

const dated = (words: string, on: string): ReactNode => (
  <>
    {words} <Deadline on={on} />
  </>
);
