import { useTranslation } from 'react-i18next';
import type { TodaySection, TodayView } from '../../../contract/ipc/today.ts';
import { Empty } from '../../components/blank.tsx';
import { ListPager } from '../../components/pager.tsx';
import { sectionIcons } from './section-icons.ts';
import { useAccept } from './use-accept.tsx';
import { stepAmong, useFirstLineFocus } from './walk.ts';
import { Lines } from './work.tsx';
import { workItems } from './work-items.tsx';

/** All of one list, page by page. */
export function OpenedSection({
  section,
  today,
  openAt,
}: {
  section: TodaySection;
  today: TodayView;
  openAt: (offset: number) => void;
}) {
  const { t } = useTranslation();
  const frame = useFirstLineFocus();
  const items = workItems(today, t).filter((item) => item.section === section);
  const accept = useAccept(frame, items);
  const total = today.totals[section];
  if (total === 0) return <Empty icon={sectionIcons[section]} title={t('today.sectionClear')} />;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrows move between the buttons inside
    <div ref={frame} onKeyDown={stepAmong(frame, '.work-line')} className="work">
      <section className="work-section" data-section={section} aria-label={t(`today.section.${section}`)}>
        <Lines section={section} items={items} total={total} />
      </section>
      <ListPager view={today} openAt={openAt} />
      {accept}
    </div>
  );
}
