import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type WaitingEnvelope, waitingPage } from '../../../contract/ipc/exchange-views.ts';
import { useTodayList, useWaiting } from '../../bridge/queries.ts';
import { Empty, Loading } from '../../components/blank.tsx';
import { useMay } from '../../components/custody/may.ts';
import { FailedToRead } from '../../components/failure.tsx';
import { FaultWords } from '../../components/fault-words.tsx';
import { LastEntries } from '../../components/last-entries.tsx';
import { LostLink } from '../../components/lost-link.tsx';
import { CodeText, OpenerMark, UrgencyMark } from '../../components/marks.tsx';
import { PlacedOrganisationName } from '../../components/names.tsx';
import { Page } from '../../components/page.tsx';
import { ListPager, Pager } from '../../components/pager.tsx';
import { shortEnvelope } from '../../format/codes.ts';
import { formatInstant } from '../../format/dates.ts';
import { useUnlocked } from '../../state/session-context.ts';
import { leaving } from '../../state/unsaved.ts';
import { replace, type ViewOf } from '../../state/view.ts';
import { CountForm } from './count-form.tsx';
import { checkKeys } from './keys.ts';
import { Received } from './received.tsx';
import './check.css';

/** Envelopes whose record has come: the paper is counted blind, then compared, then entered or refused. */
export default function Check({ envelope: chosen }: ViewOf<'check'>) {
  const { t } = useTranslation();
  const { link } = useUnlocked();
  const receives = useMay()(checkKeys.compare.right);
  const [offset, setOffset] = useState(0);
  const waiting = useWaiting({ offset, ...(chosen === undefined ? {} : { envelope: chosen }) });
  const page = waiting.data;
  const all = page?.waiting;
  const named = page?.chosen?.envelope === chosen ? page?.chosen : undefined;
  const current = named ?? all?.find(({ envelope }) => envelope === chosen) ?? all?.[0];
  // When a more urgent envelope arrives, the form stays with the one that the clerk is counting.
  const settled = waiting.isFetching ? chosen : current?.envelope;
  useEffect(() => {
    if (settled !== undefined && settled !== chosen) replace({ screen: 'check', envelope: settled });
  }, [settled, chosen]);
  return (
    <Page
      title={t('check.name')}
      lead={t(receives ? 'check.lead' : 'check.leadReader')}
      takeFocus={current === undefined || !receives}
    >
      <LostLink link={link} />
      <LastEntries book="incoming" />
      {waiting.error ? (
        <FailedToRead thrown={waiting.error} again={() => void waiting.refetch()} />
      ) : page === undefined || all === undefined ? (
        <Loading what={t('check.list')} />
      ) : all.length === 0 || current === undefined ? (
        <Empty icon="check" title={t('check.none')}>
          <p>{t('check.noneHint')}</p>
        </Empty>
      ) : (
        <div className="check">
          <Waiting all={all} current={current}>
            <Pager
              plain
              from={page.offset + 1}
              to={page.offset + all.length}
              total={page.total}
              onNewer={page.offset > 0 ? () => setOffset(Math.max(0, page.offset - waitingPage)) : undefined}
              onOlder={
                page.offset + all.length < page.total ? () => setOffset(page.offset + waitingPage) : undefined
              }
            />
          </Waiting>
          {receives && <CountForm key={current.envelope} waiting={current} />}
          <Received waiting={current} />
        </div>
      )}
      <Rejected />
    </Page>
  );
}

/** Shows no level and no number: they are to be read from the paper. */
function Waiting({
  all,
  current,
  children,
}: {
  all: WaitingEnvelope[];
  current: WaitingEnvelope;
  children: ReactNode;
}) {
  const { t } = useTranslation();
  const frame = useRef<HTMLUListElement>(null);
  // The list alone scrolls to the envelope that is counted: the form keeps its place on the page.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another envelope stands elsewhere in the list
  useEffect(() => {
    const list = frame.current;
    const line = list?.querySelector('[aria-current]')?.getBoundingClientRect();
    if (!list || line === undefined) return;
    const { top, bottom } = list.getBoundingClientRect();
    list.scrollTop += Math.min(0, line.top - top) + Math.max(0, line.bottom - bottom);
  }, [current.envelope]);
  const onKeyDown = (event: KeyboardEvent) => {
    const lines = [...(frame.current?.querySelectorAll('button') ?? [])];
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    lines[lines.indexOf(document.activeElement as HTMLButtonElement) + step]?.focus();
  };
  return (
    <nav className="check-list" aria-label={t('check.list')}>
      <ul ref={frame} onKeyDown={onKeyDown}>
        {all.map(({ envelope, from, receivedAt, record }) => (
          <li key={envelope}>
            <button
              type="button"
              className="check-item"
              aria-current={envelope === current.envelope ? 'true' : undefined}
              onClick={() => leaving(() => replace({ screen: 'check', envelope }))}
            >
              <span className="check-item-head">
                <CodeText code={record.code} /> <UrgencyMark urgency={record.urgency} />
                <OpenerMark namedOpenerOnly={record.namedOpenerOnly} />
              </span>{' '}
              <PlacedOrganisationName code={from} />{' '}
              <span className="hint">{t('envelope.receivedAt', { at: formatInstant(receivedAt) })}</span>
            </button>
          </li>
        ))}
      </ul>
      {children}
    </nav>
  );
}

function Rejected() {
  const { t } = useTranslation();
  const { answer, openAt } = useTodayList('rejected');
  const rejected = answer.data?.rejected ?? [];
  if (rejected.length === 0) return null;
  return (
    <section className="panel">
      <h2>{t('check.rejectedTitle')}</h2>
      <p className="hint">{t('check.rejectedLead')}</p>
      <ul className="rejected">
        {rejected.map(({ envelope, from, at, fault }) => (
          <li key={envelope}>
            <span className="code">{shortEnvelope(envelope)}</span>
            {from === null ? <span>{t('words.unknown')}</span> : <PlacedOrganisationName code={from} />}
            <span>{formatInstant(at)}</span>
            <FaultWords code={fault} withNext />
          </li>
        ))}
      </ul>
      <ListPager view={answer.data} openAt={openAt} />
    </section>
  );
}
