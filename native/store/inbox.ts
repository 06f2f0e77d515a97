import { AppError, type ErrorCode } from '../../contract/errors/index.ts';
import type { InboxItem, InboxStore } from '../../core/ports/store.ts';
import type { Connection } from './connection.ts';

interface Row {
  id: string;
  sender: string | null;
  received_at: string;
  state: InboxItem['state'];
  fault: ErrorCode | null;
  envelope: Uint8Array;
}

const item = (row: Row): InboxItem => ({
  id: row.id,
  from: row.sender,
  receivedAt: row.received_at,
  state: row.state,
  fault: row.fault,
  envelope: row.envelope,
});

export function inboxStore(connection: Connection): InboxStore {
  const insert = connection.prepare(
    `INSERT INTO inbox (id, sender, received_at, state, fault, envelope) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO NOTHING`,
  );
  const one = connection.prepare<Row>('SELECT * FROM inbox WHERE id = ?');
  const setState = connection.prepare('UPDATE inbox SET state = ? WHERE id = ?');
  const replace = connection.prepare(
    "UPDATE inbox SET state = ?, sender = ?, received_at = ?, fault = ?, envelope = ? WHERE id = ? AND state = 'rejected'",
  );
  const waiting = connection.prepare<Pick<Row, 'id' | 'sender'>>(
    "SELECT id, sender FROM inbox WHERE state = 'waiting' ORDER BY position",
  );
  const rejected = connection.prepare<Row>(
    "SELECT * FROM inbox WHERE state = 'rejected' ORDER BY position DESC LIMIT ? OFFSET ?",
  );
  const rejectedTotal = connection.prepare<{ n: number }>(
    "SELECT count(*) AS n FROM inbox WHERE state = 'rejected'",
  );
  const rejectedFor = connection.prepare<Row>(
    `SELECT * FROM inbox WHERE state = 'rejected' AND fault IN (SELECT value FROM json_each(?))
       AND position > coalesce((SELECT position FROM inbox WHERE id = ?), 0) ORDER BY position LIMIT ?`,
  );
  return {
    add: (added) =>
      insert.run(added.id, added.from, added.receivedAt, added.state, added.fault, added.envelope) === 1,
    get: (id) => {
      const row = one.get(id);
      return row === undefined ? undefined : item(row);
    },
    setState(id, state) {
      if (setState.run(state, id) !== 1) throw new AppError('ENVELOPE_NOT_FOUND');
    },
    replace({ id, from, receivedAt, state, fault, envelope }) {
      if (replace.run(state, from, receivedAt, fault, envelope, id) !== 1)
        throw new AppError('ENVELOPE_NOT_FOUND');
    },
    waiting: () => waiting.all().map(({ id }) => id),
    waitingBySender: () => waiting.all().map(({ id, sender }) => ({ id, from: sender })),
    rejected: (limit, offset = 0) => rejected.all(limit, offset).map(item),
    rejectedTotal: () => rejectedTotal.get()?.n ?? 0,
    rejectedFor: (faults, after, limit) => rejectedFor.all(JSON.stringify(faults), after, limit).map(item),
  };
}
