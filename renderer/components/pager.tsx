import { useTranslation } from 'react-i18next';
import { type TodayView, todayPage } from '../../contract/ipc/today.ts';
import { useLocale } from '../i18n/use-language.ts';
import { Button } from './button.tsx';

/**
 * How much of a long list is shown, and the way to its other pages where it has more than one: newer and older,
 * or `plain` previous and next where it is not in the order of time.
 */
export function Pager({
  from,
  to,
  total,
  onNewer,
  onOlder,
  plain = false,
}: {
  from: number;
  to: number;
  total: number;
  onNewer: (() => void) | undefined;
  onOlder: (() => void) | undefined;
  plain?: boolean;
}) {
  const { t } = useTranslation();
  const locale = useLocale();
  const shown = (line: number) => line.toLocaleString(locale);
  return (
    <div className="pager">
      <span role="status">{t('shell.page', { from: shown(from), to: shown(to), total: shown(total) })}</span>
      {(onNewer || onOlder) && (
        <>
          <Button icon="left" isDisabled={onNewer === undefined} {...(onNewer ? { onPress: onNewer } : {})}>
            {t(plain ? 'shell.previousPage' : 'shell.newer')}
          </Button>
          <Button icon="right" isDisabled={onOlder === undefined} {...(onOlder ? { onPress: onOlder } : {})}>
            {t(plain ? 'shell.nextPage' : 'shell.older')}
          </Button>
        </>
      )}
    </div>
  );
}

/** The pager of an opened list of Today, where it has more than one page. */
export function ListPager({
  view,
  openAt,
}: {
  view: TodayView | undefined;
  openAt: (offset: number) => void;
}) {
  if (view?.opened == null) return null;
  const { section, offset } = view.opened;
  const total = view.totals[section];
  const end = offset + view[section].length;
  if (offset === 0 && end >= total) return null;
  return (
    <Pager
      plain
      from={offset + 1}
      to={end}
      total={total}
      onNewer={offset > 0 ? () => openAt(Math.max(0, offset - todayPage)) : undefined}
      onOlder={end < total ? () => openAt(end) : undefined}
    />
  );
}
