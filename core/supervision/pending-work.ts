import type { Receiver } from '../../contract/custody/holder.ts';
import type { Law } from '../../contract/law/law.ts';
import type { Instant, LocalDate } from '../../contract/scalar.ts';
import { addDays } from '../../domain/calendar/date-arithmetic.ts';
import { localDate, startOfDay } from '../../domain/calendar/local-date.ts';
import type { RegisterStore, SeenLists } from '../ports/registers.ts';
import type { InboxItem, OutboxLine, Store } from '../ports/store.ts';

/** What waits for a person, without the envelopes that wait to be opened. */
export interface PendingWork {
  /** How long each list is as a whole. */
  readonly totals: Readonly<Record<PendingList, number>>;
  /** Registered and not yet issued. */
  readonly toIssue: ReturnType<RegisterStore['toIssue']>;
  /** Issued, with paper that is still to be handed to a carrier. */
  readonly toHand: ReturnType<RegisterStore['toHand']>;
  /** What falls due today or is overdue, and protection that ends soon; the most overdue first. */
  readonly due: ReturnType<RegisterStore['due']>;
  /** Issued; a recipient has not answered within the law's term. */
  readonly missingReceipts: ReturnType<RegisterStore['silent']>;
  readonly refused: ReturnType<RegisterStore['refused']>;
  /** Rejected envelopes. */
  readonly rejected: readonly InboxItem[];
  /** Envelopes that the endpoint refused for good. */
  readonly dead: readonly OutboxLine[];
  /** Copies that are to be accepted. */
  readonly offered: ReturnType<RegisterStore['offeredTo']>;
  /** What is open inside and falls due today or is overdue; the most overdue first. */
  readonly inside: ReturnType<RegisterStore['dueInside']>;
  /** Envelopes here that only the person named on them may open. */
  readonly unopened: ReturnType<RegisterStore['unopened']>;
  /** Copies that were not found. */
  readonly missing: ReturnType<RegisterStore['missing']>;
}

export type PendingList = Exclude<keyof PendingWork, 'totals'>;

/** From which line on a list is read, and how many lines. */
export interface Slice {
  readonly offset: number;
  readonly limit: number;
}

/** Whose work it is, when, and by which law. */
export interface WorkAsked {
  readonly law: Law;
  readonly now: Date;
  /** For whom the person of the session takes copies over. */
  readonly receivers: readonly Receiver[];
}

/** The lists that pending work is read from. */
export interface WorkLists {
  readonly registers: Omit<
    SeenLists,
    'heldBy' | 'holders' | 'outsideCame' | 'outsideSent' | 'outgoingToBoth'
  >;
  readonly inbox: Pick<Store['inbox'], 'rejected' | 'rejectedTotal'>;
  readonly outbox: Pick<Store['outbox'], 'dead' | 'deadTotal'>;
}

export function pendingWork(
  store: WorkLists,
  { law, now, receivers }: WorkAsked,
  sliceOf: (list: PendingList, total: number) => Slice,
): PendingWork {
  const { registers, inbox, outbox } = store;
  const { today, within, before } = termsOf({ law, now });
  const totals = workTotals(store, { law, now, receivers });
  const read = <Item>(list: PendingList, lines: (limit: number, offset: number) => Item): Item => {
    const { offset, limit } = sliceOf(list, totals[list]);
    return lines(limit, offset);
  };
  return {
    totals,
    toIssue: read('toIssue', registers.toIssue),
    toHand: read('toHand', registers.toHand),
    due: read('due', (limit, offset) => registers.due(within, limit, offset)),
    missingReceipts: read('missingReceipts', (limit, offset) => registers.silent(before, limit, offset)),
    refused: read('refused', registers.refused),
    rejected: read('rejected', inbox.rejected),
    dead: read('dead', outbox.dead),
    offered: read('offered', (limit, offset) => registers.offeredTo(receivers, limit, offset)),
    inside: read('inside', (limit, offset) => registers.dueInside(today, limit, offset)),
    missing: read('missing', registers.missing),
    unopened: read('unopened', (limit, offset) => registers.unopened(receivers, limit, offset)),
  };
}

/** How long each list is. */
export function workTotals(
  { registers, inbox, outbox }: WorkLists,
  { law, now, receivers }: WorkAsked,
): Record<PendingList, number> {
  const { today, within, before } = termsOf({ law, now });
  const { toIssue, toHand, due, silent, refused } = registers.workTotals(within, before);
  return {
    toIssue,
    toHand,
    due,
    missingReceipts: silent,
    refused,
    rejected: inbox.rejectedTotal(),
    dead: outbox.deadTotal(),
    ...registers.insideTotals(receivers, today),
  };
}

function termsOf({ law, now }: Pick<WorkAsked, 'law' | 'now'>) {
  const today = localDate(now.getTime());
  const reminder = Math.max(...law.terms.protectionReminderDays);
  const within = { due: today, return: today, protectionFrom: today, protection: addDays(today, reminder) };
  return { today, within, before: receiptsMissingBefore(today, law) };
}

/** The instant at which the term of whatever was issued before it is over: the end of a local day. */
const receiptsMissingBefore = (today: LocalDate, { terms }: Law): Instant =>
  startOfDay(addDays(today, -terms.receiptDays));
