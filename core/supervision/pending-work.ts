import type { Law } from '../../contract/law/law.ts';
import type { Instant, LocalDate } from '../../contract/scalar.ts';
import { addDays } from '../../domain/calendar/date-arithmetic.ts';
import { localDate, startOfDay } from '../../domain/calendar/local-date.ts';
import type { InboxItem, OutboxLine, RegisterStore, Store } from '../ports/store.ts';

/** Rows of each list; more than a person can work off in a day. */
const maxRows = 50;

/** What waits for a person, without the envelopes that wait to be opened. */
export interface PendingWork {
  /** Registered and not yet issued. */
  readonly toIssue: ReturnType<RegisterStore['toIssue']>;
  /** What falls due today or is overdue, and protection that ends soon. */
  readonly due: ReturnType<RegisterStore['due']>;
  /** Issued; a recipient has not answered within the law's term. */
  readonly missingReceipts: ReturnType<RegisterStore['silent']>;
  readonly refused: ReturnType<RegisterStore['refused']>;
  /** Rejected envelopes. */
  readonly rejected: readonly InboxItem[];
  /** Envelopes that the endpoint refused for good. */
  readonly dead: readonly OutboxLine[];
}

export function pendingWork(
  store: Pick<Store, 'registers' | 'inbox' | 'outbox'>,
  law: Law,
  now: Date,
): PendingWork {
  const today = localDate(now.getTime());
  const { registers, inbox, outbox } = store;
  const reminder = Math.max(...law.terms.protectionReminderDays);
  return {
    toIssue: registers.toIssue(maxRows),
    due: registers.due(
      { due: today, return: today, protectionFrom: today, protection: addDays(today, reminder) },
      maxRows,
    ),
    missingReceipts: registers.silent(receiptsMissingBefore(today, law), maxRows),
    refused: registers.refused(maxRows),
    rejected: inbox.rejected(maxRows),
    dead: outbox.dead(maxRows),
  };
}

/** The instant at which the term of whatever was issued before it is over: the end of a local day. */
const receiptsMissingBefore = (today: LocalDate, { terms }: Law): Instant =>
  startOfDay(addDays(today, -terms.receiptDays));
