import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type TodaySection, type TodayView, todaySections } from '../../../contract/ipc/today.ts';
import { Empty } from '../../components/blank.tsx';
import { useMay } from '../../components/custody/may.ts';
import { Icon } from '../../components/icon.tsx';
import { useLocale } from '../../i18n/use-language.ts';
import { useUnlocked } from '../../state/session-context.ts';
import { go } from '../../state/view.ts';
import { sectionIcons } from './section-icons.ts';
import { useAccept } from './use-accept.tsx';
import { stepAmong, useFirstLineFocus } from './walk.ts';
import { type WorkItem, workItems } from './work-items.tsx';
import { AllLine, WorkLine } from './work-line.tsx';

/** Where all lines of a section are listed. Envelopes that wait are worked off on a screen of their own. */
const openSection = (section: TodaySection): void =>
  go(section === 'waiting' ? { screen: 'check' } : { screen: 'today', section });

/** The start of each list. The arrows walk all lines; Tab goes from one section to the next. */
export function Work({ today }: { today: TodayView }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const { link } = useUnlocked();
  const readsRegisters = useMay()('read');
  const frame = useFirstLineFocus();
  const items = workItems(today, t);
  const accept = useAccept(frame, items);
  if (items.length === 0) {
    const online = link.state === 'online';
    return (
      <Empty icon={online ? 'ok' : 'today'} title={t(online ? 'today.clear' : 'today.clearHere')}>
        <p>{t(readsRegisters ? 'today.clearHint' : 'today.clearHintHands')}</p>
      </Empty>
    );
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrows move between the buttons inside
    <div ref={frame} onKeyDown={stepAmong(frame, '.work-line')} className="work">
      <Tally totals={today.totals} />
      {todaySections.map((section) => {
        const total = today.totals[section];
        return total === 0 ? null : (
          <section
            key={section}
            className="work-section"
            data-section={section}
            aria-labelledby={`work-${section}`}
          >
            <h2 id={`work-${section}`}>
              <Icon name={sectionIcons[section]} />
              {t(`today.section.${section}`)}{' '}
              <span className="work-count">{total.toLocaleString(locale)}</span>
            </h2>
            <Lines
              section={section}
              items={items.filter((item) => item.section === section)}
              total={total}
              open={() => openSection(section)}
            />
          </section>
        );
      })}
      {accept}
    </div>
  );
}

/** The lines of one section: one Tab stop, which stays where the person left it. */
export function Lines({
  section,
  items,
  total,
  open,
}: {
  section: TodaySection;
  items: readonly WorkItem[];
  total: number;
  /** Lists all of them; absent where that is what is shown. */
  open?: () => void;
}) {
  const [left, setLeft] = useState<string>();
  const more = open !== undefined && total > items.length;
  const ids = [...items.map(({ id }) => id), ...(more ? ['all'] : [])];
  const stop = left !== undefined && ids.includes(left) ? left : ids[0];
  return (
    <ul>
      {items.map((item) => (
        <li key={item.id}>
          <WorkLine item={item} isStop={item.id === stop} onFocus={() => setLeft(item.id)} />
        </li>
      ))}
      {more && (
        <li>
          <AllLine
            section={section}
            total={total}
            isStop={stop === 'all'}
            onFocus={() => setLeft('all')}
            open={open}
          />
        </li>
      )}
    </ul>
  );
}

/**
 * Lists whose card is there only while they hold something: numbers that were given by hand, and copies inside the
 * organisation, of which there are none without a section in use.
 */
const rareSections: ReadonlySet<TodaySection> = new Set(['byHand', 'offered', 'missing', 'inside']);

/** The day at a glance; a card opens its list. All cards are one Tab stop. */
function Tally({ totals }: Pick<TodayView, 'totals'>) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [left, setLeft] = useState<TodaySection>();
  const filled = todaySections.filter((section) => totals[section] > 0);
  const stop = left !== undefined && filled.includes(left) ? left : filled[0];
  const frame = useRef<HTMLDivElement>(null);
  // Who reads no register has none of its lists.
  const readsRegisters = useMay()('read');
  const shown = todaySections.filter(
    (section) => totals[section] > 0 || (readsRegisters && !rareSections.has(section)),
  );
  return (
    <div ref={frame} role="toolbar" aria-label={t('today.listLabel')} onKeyDown={stepAmong(frame, 'button')}>
      <ul
        className="tally"
        style={{
          ['--cards' as string]: shown.length,
          ['--half' as string]: Math.ceil(shown.length / 2),
        }}
      >
        {shown.map((section) => {
          const count = totals[section];
          const words = (
            <>
              <strong>{count.toLocaleString(locale)}</strong> <span>{t(`today.section.${section}`)}</span>
            </>
          );
          return (
            <li key={section} data-section={section} data-none={count === 0}>
              {count === 0 ? (
                <div className="tally-card">{words}</div>
              ) : (
                <button
                  type="button"
                  className="tally-card"
                  tabIndex={section === stop ? 0 : -1}
                  onFocus={() => setLeft(section)}
                  onClick={() => openSection(section)}
                >
                  {words}
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </div>
  );
}
