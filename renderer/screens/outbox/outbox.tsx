import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutboxRow } from '../../../contract/ipc/exchange-views.ts';
import type { LockedLine } from '../../../contract/ipc/views.ts';
import type { EnvelopeId } from '../../../contract/scalar.ts';
import { useOutbox, useTodayList } from '../../bridge/queries.ts';
import { Empty, Loading } from '../../components/blank.tsx';
import { useMay } from '../../components/custody/may.ts';
import { FailedToRead } from '../../components/failure.tsx';
import { inPlaces, isLocked, LockedWords } from '../../components/locked.tsx';
import { Page } from '../../components/page.tsx';
import { ListPager, Pager } from '../../components/pager.tsx';
import type { ViewOf } from '../../state/view.ts';
import { OutboxLine } from './outbox-line.tsx';
import { WithdrawDialog } from './withdraw-dialog.tsx';
import './outbox.css';

const limit = 50;
const columns = ['state', 'to', 'kind', 'attempts', 'queuedAt', 'next'] as const;

/** Every envelope that left or waits to leave, what became of it, and what a person can do. */
export default function Outbox({ envelope }: ViewOf<'outbox'>) {
  const { t } = useTranslation();
  const [offset, setOffset] = useState(0);
  const [withdrawing, setWithdrawing] = useState<OutboxRow>();
  const outbox = useOutbox({ offset, limit });
  // A person must act on these: they show above every page but their own, however many envelopes came after.
  const { answer: dead, openAt } = useTodayList('dead');
  const onPage = new Set(outbox.data?.rows.map(({ envelope }) => envelope));
  const elsewhere = (dead.data?.dead ?? []).filter(({ envelope }) => !onPage.has(envelope));
  return (
    <Page title={t('outbox.name')} lead={t('outbox.lead')} takeFocus={envelope === undefined}>
      {outbox.error ? (
        <FailedToRead thrown={outbox.error} again={() => void outbox.refetch()} />
      ) : outbox.data === undefined ? (
        <Loading what={t('outbox.name')} />
      ) : outbox.data.total === 0 ? (
        <Empty icon="outbox" title={t('outbox.empty')}>
          <p>{t('outbox.emptyHint')}</p>
        </Empty>
      ) : (
        <>
          {elsewhere.length > 0 && (
            <>
              <h2>{t('outbox.elsewhere')}</h2>
              <OutboxTable
                name={t('outbox.elsewhere')}
                rows={elsewhere}
                named={envelope}
                onWithdraw={setWithdrawing}
              />
              <ListPager view={dead.data} openAt={openAt} />
              <h2>{t('outbox.all')}</h2>
            </>
          )}
          <OutboxTable
            name={t('outbox.name')}
            rows={inPlaces(outbox.data)}
            named={envelope}
            onWithdraw={setWithdrawing}
          />
          <Pager
            from={offset + 1}
            to={Math.min(offset + limit, outbox.data.total)}
            total={outbox.data.total}
            onNewer={offset > 0 ? () => setOffset(Math.max(0, offset - limit)) : undefined}
            onOlder={offset + limit < outbox.data.total ? () => setOffset(offset + limit) : undefined}
          />
        </>
      )}
      {withdrawing && <WithdrawDialog row={withdrawing} onClose={() => setWithdrawing(undefined)} />}
    </Page>
  );
}

function OutboxTable({
  name,
  rows,
  named,
  onWithdraw,
}: {
  name: string;
  rows: readonly (OutboxRow | LockedLine)[];
  /** The envelope that the screen is opened at. */
  named: EnvelopeId | undefined;
  onWithdraw: (row: OutboxRow) => void;
}) {
  const { t } = useTranslation();
  const decides = useMay()('issue');
  return (
    <section className="table-frame" aria-label={name} tabIndex={-1}>
      <table className="table table-wide">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`outbox.${column}`)}
              </th>
            ))}
            {decides && <th scope="col">{t('outbox.actions')}</th>}
          </tr>
        </thead>
        {rows.map((row) =>
          isLocked(row) ? (
            <tbody key={`locked ${row.place}`}>
              <tr>
                <td colSpan={columns.length + 1}>
                  <LockedWords />
                </td>
              </tr>
            </tbody>
          ) : (
            <OutboxLine
              key={row.envelope}
              row={row}
              isNamed={row.envelope === named}
              onWithdraw={decides ? () => onWithdraw(row) : undefined}
            />
          ),
        )}
      </table>
    </section>
  );
}
