import type { OutboxRow } from '../../contract/ipc/exchange-views.ts';
import { type TodayView, todayPage } from '../../contract/ipc/today.ts';
import type { CopyCustody } from '../../domain/custody/copy-custody.ts';
import type { RegisterRow } from '../../domain/record/register-row.ts';
import type { Sight } from '../../domain/rights/sight.ts';
import type { InboxItem, LedgerStore, OutboxLine } from '../ports/store.ts';
import type { PendingWork } from '../supervision/pending-work.ts';
import { insideViews } from './inside-view.ts';
import { registerRowView, type ViewedRegisters } from './register-row-view.ts';

/** The page of an opened list that holds the line asked for; of a list that has become shorter, its last page. */
export const pageStart = (offset: number, total: number): number => {
  const line = Math.max(0, Math.min(offset, total - 1));
  return line - (line % todayPage);
};

interface Viewed extends ViewedRegisters {
  readonly store: ViewedRegisters['store'] & { readonly ledger: Pick<LedgerStore, 'timeOf'> };
  readonly sight: Sight;
}

/** What the first screen shows of the pending work. */
export function pendingWorkView(
  work: PendingWork,
  viewed: Viewed,
  showDead: (line: OutboxLine) => OutboxRow,
): Omit<TodayView, 'byHand' | 'waiting' | 'totals' | 'opened' | 'locked'> {
  const view = registerRowView(viewed, viewed.sight);
  const { ledger } = viewed.store;
  const withRowView = <Item extends { row: RegisterRow }>({ row, ...rest }: Item) => ({
    ...rest,
    row: view(row),
  });
  const insideView = insideViews(ledger);
  const withInside = <Item extends { custody: CopyCustody }>({ custody, ...rest }: Item) => ({
    ...rest,
    inside: insideView(custody),
  });
  const {
    toIssue,
    toHand,
    due,
    missingReceipts,
    refused,
    rejected,
    dead,
    offered,
    inside,
    missing,
    unopened,
  } = work;
  return {
    toIssue: toIssue.map(view),
    unopened: unopened.map(view),
    toHand: toHand.map(withRowView),
    due: due.map(withRowView),
    missingReceipts: missingReceipts.map(withRowView),
    refused: refused.map(withRowView),
    rejected: rejected.map(rejectedRow),
    dead: dead.map(showDead),
    offered: offered.map((offer) => ({ ...withInside(offer), copies: [...offer.copies] })),
    inside: inside.map(withInside),
    missing: missing.map(withInside),
  };
}

const rejectedRow = ({ id, from, receivedAt, fault }: InboxItem): TodayView['rejected'][number] => ({
  envelope: id,
  from,
  at: receivedAt,
  fault: fault ?? 'ENVELOPE_INVALID',
});
