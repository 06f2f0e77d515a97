import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Holder, mostHeld } from '../../../contract/custody/holder.ts';
import { maxBatch } from '../../../contract/ipc/custody-channels.ts';
import type { HeldCopyView } from '../../../contract/ipc/custody-views.ts';
import { useHolders } from '../../bridge/queries.ts';
import { Empty, Loading } from '../../components/blank.tsx';
import { Button } from '../../components/button.tsx';
import { useChosen } from '../../components/custody/chosen.ts';
import { DeedMenu } from '../../components/custody/deed-menu.tsx';
import { useMay } from '../../components/custody/may.ts';
import { useNames, useOffice } from '../../components/custody/names.tsx';
import { FailedToRead } from '../../components/failure.tsx';
import { LockedCount } from '../../components/locked.tsx';
import { Page } from '../../components/page.tsx';
import { useLocale } from '../../i18n/use-language.ts';
import { useShortcuts } from '../../keys/use-shortcuts.ts';
import { announce } from '../../state/announce.ts';
import type { ViewOf } from '../../state/view.ts';
import { HeldGrid } from './held-grid.tsx';
import { HolderList } from './holder-list.tsx';
import { type HolderOption, holderOptions } from './holders.ts';
import { holdingsKeys } from './keys.ts';
import type { HeldRows } from './use-held.ts';
import './holdings.css';

type Found = Pick<HeldRows, 'total' | 'more' | 'locked'>;
const nothingFound: Found = { total: undefined, more: false, locked: undefined };

/** Who answers for which copies. */
export default function Holdings({ holder }: ViewOf<'holdings'>) {
  const { t } = useTranslation();
  const office = useOffice();
  const names = useNames();
  const having = useHolders();
  const { data } = having;
  const options = useMemo(
    () => (office && data ? holderOptions(office, data.holders, names) : undefined),
    [office, data, names],
  );
  if (office !== null && (options || !having.error)) return <Holders options={options} asked={holder} />;
  return (
    <Page title={t('holdings.name')} lead={t('holdings.lead')}>
      {office === null ? (
        <Empty icon="envelope" title={t('holdings.noSection')}>
          <p>{t('holdings.noSectionHint')}</p>
        </Empty>
      ) : (
        <FailedToRead thrown={having.error} again={() => void having.refetch()} />
      )}
    </Page>
  );
}

/** One's own first, that of them which has something. */
const firstOf = (options: readonly HolderOption[]): Holder =>
  (options.find(({ own, nothing }) => own && !nothing) ?? options[0])?.id ?? 'desk';

const keyOfRow = ({ record: { issuer, code }, copy }: HeldCopyView): string => `${issuer} ${code} ${copy}`;

/** Its box takes what is typed from the start: the list is read meanwhile. */
function Holders({
  options,
  asked,
}: {
  options: readonly HolderOption[] | undefined;
  asked: Holder | undefined;
}) {
  const { t } = useTranslation();
  const locale = useLocale();
  const names = useNames();
  const search = useRef<HTMLInputElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  /** Undefined until one is chosen or gone to: what the list says may be older than what was just accepted. */
  const [wanted, setHolder] = useState(asked);
  const holder = wanted ?? (options && firstOf(options));
  // Holding an arrow key goes through the names; what the last one has is read.
  const shown = useDeferredValue(holder);
  // Who goes on to what a holder has before it is drawn, is there when it is.
  const enters = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the grid is another for each holder
  useEffect(() => {
    if (enters.current) frame.current?.focus();
    enters.current = false;
  }, [shown]);
  const chosen = useChosen(keyOfRow);
  const { clear } = chosen;
  const [active, setActive] = useState<HeldCopyView>();
  const [acting, setActing] = useState<readonly HeldCopyView[]>();
  const [{ total, more, locked }, setFound] = useState<Found>(nothingFound);
  useEffect(() => search.current?.focus({ preventScroll: true }), []);
  const count = chosen.rows.length;
  const before = useRef(0);
  useEffect(() => {
    if (count !== before.current) announce(t('custody.batch.chosen', { count }));
    before.current = count;
  }, [count, t]);
  const stay = () => setHolder((before) => before ?? holder);
  const act = () => {
    stay();
    if (count > 0) setActing(chosen.rows);
    else if (active) setActing([active]);
  };
  const acts = useMay()(holdingsKeys.act.right);
  useShortcuts(holdingsKeys, {
    ...(acts ? { act } : {}),
    search: () => {
      search.current?.focus();
      search.current?.select();
    },
  });
  const choose = (next: Holder) => {
    if (next === holder) return;
    enters.current = false;
    clear();
    setFound(nothingFound);
    setHolder(next);
  };
  const name = shown === undefined ? '' : names(shown);
  const onActive = useCallback((row: HeldCopyView | undefined) => setActive(row), []);
  return (
    <div className="holdings">
      <Page
        title={t('holdings.name')}
        lead={t('holdings.lead')}
        takeFocus={false}
        actions={
          acts && (
            <Button
              kind="primary"
              shortcut={holdingsKeys.act}
              isDisabled={count === 0 && active === undefined}
              onPress={act}
            >
              {t('custody.batch.act')}
            </Button>
          )
        }
      >
        <div className="holdings-body">
          <HolderList
            {...{ options, search }}
            chosen={holder}
            onChoose={choose}
            onEnter={() => {
              stay();
              enters.current = true;
              frame.current?.focus();
            }}
          />
          {shown === undefined || options === undefined ? (
            <Loading what={t('holdings.name')} />
          ) : (
            <section className="held-part" aria-label={t('holdings.held', { name })}>
              <h2>{name}</h2>
              <HeldGrid
                key={shown}
                holder={shown}
                {...{ name, frame, onActive }}
                chosen={acts ? chosen : null}
                onFound={setFound}
              />
              <footer className="held-foot">
                {count > 0 && (
                  <>
                    <strong>{t('custody.batch.chosen', { count })}</strong>
                    <button type="button" className="link" onClick={clear}>
                      {t('custody.batch.clear')}
                    </button>
                    {count > maxBatch && <span>{t('custody.batch.most', { most: maxBatch })}</span>}
                  </>
                )}
                <LockedCount of="held" count={locked} />
                <span className="held-total">
                  {total !== undefined &&
                    t(more ? 'holdings.more' : 'holdings.total', {
                      shown: (more ? mostHeld : total).toLocaleString(locale),
                    })}
                </span>
              </footer>
            </section>
          )}
        </div>
      </Page>
      {acting && <DeedMenu copies={acting} onDone={clear} onClose={() => setActing(undefined)} />}
    </div>
  );
}
