import { AppError, type ErrorCode } from '../../contract/errors/index.ts';
import { Envelope } from '../../contract/exchange/envelope.ts';
import type { ControlCode } from '../../contract/record/control-code.ts';
import type { TransportState } from '../../contract/record/status.ts';
import { canonicalBytes } from '../../core/encoding/canonical.ts';
import type { MailboxPlace, OutboxItem, OutboxLine, OutboxStore } from '../../core/ports/store.ts';
import type { Connection } from './connection.ts';

interface LineRow {
  position: number;
  id: string;
  recipient: string;
  kind: 'deliver' | 'status';
  code: ControlCode | null;
  state: TransportState;
  attempts: number;
  queued_at: string;
  next_attempt_at: string | null;
  stored_at: string | null;
  fault: ErrorCode | null;
}
type ItemRow = LineRow & { envelope: Uint8Array };

const columns =
  'position, id, recipient, kind, code, state, attempts, queued_at, next_attempt_at, stored_at, fault';

const line = (row: LineRow): OutboxLine => ({
  id: row.id,
  position: row.position,
  to: row.recipient,
  kind: row.kind,
  code: row.code,
  state: row.state,
  attempts: row.attempts,
  queuedAt: row.queued_at,
  nextAttemptAt: row.next_attempt_at,
  storedAt: row.stored_at,
  fault: row.fault,
});

const item = (row: ItemRow): OutboxItem => ({
  ...line(row),
  envelope: Envelope.parse(JSON.parse(Buffer.from(row.envelope).toString('utf8'))),
});

/** First of each recipient's queue, found by one index step a recipient however long the queues are. */
const heads = `WITH RECURSIVE queue (recipient) AS (
    SELECT min(recipient) FROM outbox WHERE state = 'queued'
    UNION ALL
    SELECT (SELECT min(recipient) FROM outbox WHERE state = 'queued' AND recipient > queue.recipient)
      FROM queue WHERE queue.recipient IS NOT NULL
  ), head (position) AS (
    SELECT (SELECT min(position) FROM outbox WHERE state = 'queued' AND outbox.recipient = queue.recipient)
      FROM queue WHERE queue.recipient IS NOT NULL
  )`;

export function outboxStore(connection: Connection): OutboxStore {
  const insert = connection.prepare(
    `INSERT INTO outbox (id, recipient, kind, code, state, attempts, queued_at, envelope)
     VALUES (?, ?, ?, ?, 'queued', 0, ?, ?)`,
  );
  const ready = connection.prepare<ItemRow>(
    `${heads} SELECT ${columns}, envelope FROM outbox WHERE position IN (SELECT position FROM head)
       AND (next_attempt_at IS NULL OR next_attempt_at <= ?) ORDER BY position LIMIT ?`,
  );
  const soonest = connection.prepare<{ at: string | null }>(
    `${heads} SELECT min(coalesce(next_attempt_at, queued_at)) AS at FROM outbox
       WHERE position IN (SELECT position FROM head)`,
  );
  const one = connection.prepare<ItemRow>(`SELECT ${columns}, envelope FROM outbox WHERE id = ?`);
  // Nothing is ever deleted, so the newest position is the count and a page is a range of positions.
  const count = connection.prepare<{ n: number }>('SELECT coalesce(max(position), 0) AS n FROM outbox');
  const page = connection.prepare<LineRow>(
    `SELECT ${columns} FROM outbox WHERE position <= ? ORDER BY position DESC LIMIT ?`,
  );
  const dead = connection.prepare<LineRow>(
    `SELECT ${columns} FROM outbox WHERE state = 'dead' ORDER BY position LIMIT ? OFFSET ?`,
  );
  const deadTotal = connection.prepare<{ n: number }>(
    "SELECT count(*) AS n FROM outbox WHERE state = 'dead'",
  );
  const pending = connection.prepare<{ n: number }>(
    "SELECT count(*) AS n FROM outbox WHERE state = 'queued'",
  );
  const update = connection.prepare(
    'UPDATE outbox SET state = ?, attempts = ?, next_attempt_at = ?, stored_at = ?, fault = ? WHERE id = ?',
  );
  const lastPlace = connection.prepare<MailboxPlace>('SELECT seq, at FROM mailbox_place WHERE recipient = ?');
  const notePlace = connection.prepare(
    `INSERT INTO mailbox_place (recipient, seq, at) VALUES (?, ?, ?)
     ON CONFLICT (recipient) DO UPDATE SET seq = excluded.seq, at = excluded.at`,
  );
  const bare = connection.prepare<LineRow>(`SELECT ${columns} FROM outbox WHERE id = ?`);

  return {
    add: (added) =>
      void insert.run(
        added.id,
        added.to,
        added.kind,
        added.code,
        added.queuedAt,
        canonicalBytes(added.envelope),
      ),
    ready: (now, limit) => ready.all(now, limit).map(item),
    nextAttemptAt: () => soonest.get()?.at ?? null,
    get: (id) => {
      const row = one.get(id);
      return row === undefined ? undefined : item(row);
    },
    line: (id) => {
      const row = bare.get(id);
      return row === undefined ? undefined : line(row);
    },
    page: (offset, limit) => {
      const total = count.get()?.n ?? 0;
      return { total, items: page.all(total - offset, limit).map(line) };
    },
    dead: (limit, offset = 0) => dead.all(limit, offset).map(line),
    deadTotal: () => deadTotal.get()?.n ?? 0,
    pending: () => pending.get()?.n ?? 0,
    lastPlace: (to) => lastPlace.get(to),
    notePlace: (to, { seq, at }) => void notePlace.run(to, seq, at),
    set: (id, change) =>
      connection.transaction(() => {
        const row = bare.get(id);
        if (row === undefined) throw new AppError('ENVELOPE_NOT_FOUND');
        const next = { ...line(row), ...change };
        update.run(next.state, next.attempts, next.nextAttemptAt, next.storedAt, next.fault, id);
      }),
  };
}
