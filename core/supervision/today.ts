import type { OutboxRow, TodayView } from '../../contract/ipc/views.ts';
import { localDate } from '../../domain/calendar/local-date.ts';
import type { Law } from '../law/law.ts';
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
      { due: today, return: today, protectionFrom: today, protection: daysAfter(today, reminder) },
      longest,
    ),
    missingReceipts: registers.silent(receiptsMissingBefore(today, law), longest),
    refused: registers.refused(longest),
    rejected: inbox.rejected(longest).map(rejectedRow),
    dead: outbox.dead(longest).map(outboxRow),
  };
}

/** The instant at which the term of whatever was issued before it is over: the end of a local day. */
function receiptsMissingBefore(today: string, law: Law): string {
  return new Date(`${daysAfter(today, -law.terms.receiptDays)}T00:00:00.000+07:00`).toISOString();
}

function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

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
