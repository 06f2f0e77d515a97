import { useTranslation } from 'react-i18next';
import type { TodaySection } from '../../../contract/ipc/today.ts';
import { useMay } from '../../components/custody/may.ts';
import { Icon } from '../../components/icon.tsx';
import { useLocale } from '../../i18n/use-language.ts';
import { todayKeys } from './keys.ts';
import { sectionRights } from './section-rights.ts';
import type { WorkItem } from './work-items.tsx';

interface Stop {
  /** Whether Tab stops here; the other lines of the section are reached by arrows. */
  isStop: boolean;
  onFocus: () => void;
}

export function WorkLine({ item, isStop, onFocus }: Stop & { item: WorkItem }) {
  const { t } = useTranslation();
  const may = useMay();
  return (
    <button
      type="button"
      className="work-line"
      data-item={item.id}
      aria-keyshortcuts={item.offer === undefined ? undefined : todayKeys.accept.combo}
      tabIndex={isStop ? 0 : -1}
      onFocus={onFocus}
      onClick={item.run}
    >
      <span className="work-lead">{item.lead}</span> <span className="work-detail">{item.detail}</span>{' '}
      <span className="work-aside">{item.aside}</span>{' '}
      <span className="work-action">
        {t(may(sectionRights[item.section]) ? `today.action.${item.section}` : 'today.look')}
        <Icon name="right" />
      </span>
    </button>
  );
}

/** The last line of a section that shows only its start. */
export function AllLine({
  section,
  total,
  isStop,
  onFocus,
  open,
}: Stop & { section: TodaySection; total: number; open: () => void }) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <button
      type="button"
      className="work-line work-all"
      tabIndex={isStop ? 0 : -1}
      onFocus={onFocus}
      onClick={open}
    >
      {t('today.all', { count: total, shown: total.toLocaleString(locale) })}
      <span className="unseen"> · {t(`today.section.${section}`)}</span>
      <Icon name="right" />
    </button>
  );
}
