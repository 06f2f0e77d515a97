import { useTranslation } from 'react-i18next';
import type { TodaySection, TodayView } from '../../../contract/ipc/today.ts';
import { useToday, useTodayList } from '../../bridge/queries.ts';
import { Loading } from '../../components/blank.tsx';
import { FailedToRead } from '../../components/failure.tsx';
import { LockedCount } from '../../components/locked.tsx';
import { LostLink } from '../../components/lost-link.tsx';
import { Page } from '../../components/page.tsx';
import { longDate } from '../../format/dates.ts';
import { useLocale } from '../../i18n/use-language.ts';
import { useDay } from '../../state/day.ts';
import { useUnlocked } from '../../state/session-context.ts';
import type { ViewOf } from '../../state/view.ts';
import { OpenedSection } from './opened-section.tsx';
import { Work } from './work.tsx';
import './today.css';

/** What waits, due and missing; each line one key away from being done. */
export default function Today({ section }: ViewOf<'today'>) {
  return section === undefined ? <Overview /> : <List section={section} />;
}

function Overview() {
  const { t } = useTranslation();
  const locale = useLocale();
  const { user } = useUnlocked();
  const today = useToday();
  const date = t('today.date', longDate(useDay(), locale));
  return (
    <Frame
      title={t('today.name')}
      lead={`${date}${user ? ` · ${t('today.greeting', { name: user.name })}` : ''}`}
      answer={today}
    >
      {(view) => (
        <>
          <Work today={view} />
          <LockedCount of="work" count={view.locked} />
        </>
      )}
    </Frame>
  );
}

function List({ section }: { section: TodaySection }) {
  const { t } = useTranslation();
  const { answer, openAt } = useTodayList(section);
  return (
    <Frame title={t(`today.section.${section}`)} lead={t(`today.order.${section}`)} answer={answer}>
      {(view) => <OpenedSection section={section} today={view} openAt={openAt} />}
    </Frame>
  );
}

/** What both show while the answer is awaited or could not be had. */
function Frame({
  title,
  lead,
  answer,
  children,
}: {
  title: string;
  lead: string;
  answer: ReturnType<typeof useToday>;
  children: (view: TodayView) => React.ReactNode;
}) {
  const { link } = useUnlocked();
  return (
    <Page title={title} lead={lead} takeFocus={answer.data === undefined}>
      <LostLink link={link} />
      {answer.error ? (
        <FailedToRead thrown={answer.error} again={() => void answer.refetch()} />
      ) : answer.data === undefined ? (
        <Loading what={title} />
      ) : (
        children(answer.data)
      )}
    </Page>
  );
}
