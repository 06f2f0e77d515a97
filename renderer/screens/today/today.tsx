import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useToday } from '../../bridge/queries.ts';
import { Empty, Loading } from '../../components/blank.tsx';
import { FailedToRead } from '../../components/failure.tsx';
import { Icon } from '../../components/icon.tsx';
import type { IconName } from '../../components/icon-paths.ts';
import { LostLink } from '../../components/lost-link.tsx';
import { Page } from '../../components/page.tsx';
import { useLocale } from '../../i18n/use-language.ts';
import { useUnlocked } from '../../state/session-context.ts';
import { type Section, sections, type WorkItem, workItems } from './work-items.tsx';
import './today.css';

const icons: Record<Section, IconName> = {
  waiting: 'check',
  rejected: 'warning',
  due: 'clock',
  refused: 'error',
  dead: 'outbox',
  toIssue: 'outgoing',
  missingReceipts: 'envelope',
};

/** What waits, due and missing; each line one key away from being done. */
export default function Today() {
  const { t } = useTranslation();
  const locale = useLocale();
  const { user, link } = useUnlocked();
  const today = useToday();
  const date = new Date().toLocaleDateString(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'Asia/Ho_Chi_Minh',
  });
  return (
    <Page
      title={t('today.name')}
      lead={`${date}${user ? ` · ${t('today.greeting', { name: user.name })}` : ''}`}
      takeFocus={today.data === undefined}
    >
      <LostLink link={link} />
      {today.error ? (
        <FailedToRead thrown={today.error} again={() => void today.refetch()} />
      ) : today.data === undefined ? (
        <Loading what={t('today.name')} />
      ) : (
        <Work
          items={workItems(today.data, t)}
          waitingTotal={today.data.waitingTotal}
          online={link.state === 'online'}
        />
      )}
    </Page>
  );
}

/** All lines are one list for the arrow keys, though they stand under several headings. */
function Work({ items, waitingTotal, online }: { items: WorkItem[]; waitingTotal: number; online: boolean }) {
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  // The first thing to do is ready for Enter; the heading above it stays in sight.
  useEffect(
    () => frame.current?.querySelector<HTMLElement>('.work-line')?.focus({ preventScroll: true }),
    [],
  );
  if (items.length === 0) {
    return (
      <Empty icon={online ? 'ok' : 'today'} title={t(online ? 'today.clear' : 'today.clearHere')}>
        <p>{t('today.clearHint')}</p>
      </Empty>
    );
  }
  const countOf = (section: Section): number =>
    section === 'waiting' ? waitingTotal : items.filter((item) => item.section === section).length;
  const onKeyDown = (event: KeyboardEvent) => {
    const lines = [...(frame.current?.querySelectorAll<HTMLElement>('.work-line') ?? [])];
    const here = lines.indexOf(document.activeElement as HTMLElement);
    const to: Record<string, number> = {
      ArrowDown: here + 1,
      ArrowUp: here - 1,
      Home: 0,
      End: lines.length - 1,
    };
    const target = to[event.key];
    if (target === undefined) return;
    event.preventDefault();
    lines[Math.max(0, Math.min(lines.length - 1, target))]?.focus();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrows move between the buttons inside
    <div ref={frame} onKeyDown={onKeyDown} className="work">
      <Tally countOf={countOf} />
      {sections.map((section) => {
        const here = items.filter((item) => item.section === section);
        return here.length === 0 ? null : (
          <section
            key={section}
            className="work-section"
            data-section={section}
            aria-labelledby={`work-${section}`}
          >
            <h2 id={`work-${section}`}>
              <Icon name={icons[section]} />
              {t(`today.section.${section}`)}
              <span className="work-count">{countOf(section)}</span>
            </h2>
            <ul>
              {here.map((item) => (
                <li key={item.id}>
                  <button type="button" className="work-line" onClick={item.run}>
                    <span className="work-lead">{item.lead}</span>
                    <span className="work-detail">{item.detail}</span>
                    <span className="work-aside">{item.aside}</span>
                    <span className="work-action">
                      {t(`today.action.${section}`)}
                      <Icon name="right" />
                    </span>
                  </button>
                </li>
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

/** The day at a glance. */
function Tally({ countOf }: { countOf: (section: Section) => number }) {
  const { t } = useTranslation();
  return (
    <ul className="tally" aria-label={t('today.listLabel')}>
      {sections.map((section) => {
        const count = countOf(section);
        return (
          <li key={section} data-section={section} data-none={count === 0}>
            <strong>{count}</strong>
            <span>{t(`today.section.${section}`)}</span>
          </li>
        );
      })}
    </ul>
  );
}
