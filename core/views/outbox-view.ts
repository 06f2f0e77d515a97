import type { OutboxRow } from '../../contract/ipc/views.ts';
import type { OutboxLine } from '../ports/store.ts';

/** An outbox line as windows show it. */
export function outboxRow(item: OutboxLine): OutboxRow {
  const { id, kind, code, to, state, attempts, queuedAt, nextAttemptAt, storedAt, fault } = item;
  return { envelope: id, kind, code, to, state, attempts, queuedAt, nextAttemptAt, storedAt, fault };
}
