import type { OutboxRow, TodayView } from '../../contract/ipc/views.ts';
import type { Law } from '../../contract/law/law.ts';
import type { Instant, LocalDate } from '../../contract/scalar.ts';
import { addDays } from '../../domain/calendar/date-arithmetic.ts';
import { localDate, startOfDay } from '../../domain/calendar/local-date.ts';
import type { InboxItem, OutboxLine, Store } from '../ports/store.ts';

/** Rows of each list; more than a person can work off in a day. */
const longest = 50;

/** What a person has to look at now, without the envelopes that wait to be opened. */
export function todayView(
  store: Pick<Store, 'registers' | 'inbox' | 'outbox'>,
  law: Law,
  now: Date,
): Omit<TodayView, 'waiting' | 'waitingTotal'> {
  const today = localDate(now.getTime());
  const { registers, inbox, outbox } = store;
  const reminder = Math.max(...law.terms.protectionReminderDays);
  return {
    toIssue: registers.toIssue(longest),
    due: registers.due(
      { due: today, return: today, protectionFrom: today, protection: addDays(today, reminder) },
      longest,
    ),
    missingReceipts: registers.silent(receiptsMissingBefore(today, law), longest),
    refused: registers.refused(longest),
    rejected: inbox.rejected(longest).map(rejectedRow),
    dead: outbox.dead(longest).map(outboxRow),
  };
}

/** The instant at which the term of whatever was issued before it is over: the end of a local day. */
const receiptsMissingBefore = (today: LocalDate, { terms }: Law): Instant =>
  startOfDay(addDays(today, -terms.receiptDays));

const rejectedRow = ({ id, from, receivedAt, fault }: InboxItem) => ({
  envelope: id,
  from,
  at: receivedAt,
  fault: fault ?? ('ENVELOPE_INVALID' as const),
});

export function outboxRow(item: OutboxLine): OutboxRow {
  const { id, kind, code, to, state, attempts, queuedAt, nextAttemptAt, storedAt, fault } = item;
  return { envelope: id, kind, code, to, state, attempts, queuedAt, nextAttemptAt, storedAt, fault };
}
