import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { AppError } from '../../contract/errors/index.ts';
import { sizeClasses } from '../../contract/exchange/envelope.ts';
import { damageOf, encryptPlain, isPlain, openCiphered } from './cipher.ts';
import { lockDatabase } from './lock.ts';
import { acknowledgedAtOnce, type EndpointStorage, type NewEnvelope } from './port.ts';

/**
 * The file is encrypted: that a body is sealed is only what its sender says. Identity and digest are kept for ever:
 * idempotency is a unique key, never a window of time. Of what was delivered nothing else is ever asked for, so header
 * and receipt are emptied with the body.
 */
const schema = `
  CREATE TABLE IF NOT EXISTS envelopes (
    id TEXT NOT NULL UNIQUE CHECK (length(id) = 36),
    recipient TEXT NOT NULL CHECK (length(recipient) <= 35),
    seq INTEGER NOT NULL CHECK (seq > 0),
    sender TEXT NOT NULL CHECK (length(sender) <= 35),
    digest TEXT NOT NULL CHECK (length(digest) = 64),
    stored_at TEXT NOT NULL,
    delivered_at TEXT,
    header TEXT NOT NULL CHECK (length(header) <= 1024),
    sealed BLOB,
    warrant TEXT,
    receipt TEXT NOT NULL,
    receipt_signature BLOB NOT NULL,
    UNIQUE (recipient, seq),
    CHECK ((delivered_at IS NULL) = (sealed IS NOT NULL)),
    CHECK ((sealed IS NULL) = (warrant IS NULL))
  ) STRICT;
  -- The rows of what was delivered stay, so a mailbox must not be searched from its beginning.
  CREATE INDEX IF NOT EXISTS waiting ON envelopes (recipient, seq) WHERE delivered_at IS NULL;
  CREATE TABLE IF NOT EXISTS anchors (
    organisation TEXT NOT NULL,
    terminal TEXT NOT NULL,
    to_seq INTEGER NOT NULL CHECK (to_seq > 0),
    receipt TEXT NOT NULL,
    receipt_signature BLOB NOT NULL,
    PRIMARY KEY (organisation, terminal, to_seq)
  ) STRICT, WITHOUT ROWID;
  -- What each terminal reads: the last statement of each organisation.
  CREATE TABLE IF NOT EXISTS reads (
    organisation TEXT NOT NULL PRIMARY KEY CHECK (length(organisation) <= 35),
    terminal TEXT NOT NULL CHECK (length(terminal) = 9),
    at TEXT NOT NULL CHECK (length(at) = 24),
    statement TEXT NOT NULL CHECK (length(statement) <= 512),
    signature BLOB NOT NULL CHECK (length(signature) <= 32768)
  ) STRICT, WITHOUT ROWID;
`;

const Receipt = { receipt: z.string(), receipt_signature: z.instanceof(Uint8Array) };
const FoundRow = z.object({ digest: z.string(), delivered: z.literal([0, 1]), ...Receipt });
/**
 * Puts what stays of delivered envelopes in the place of their rows, as new rows at the end of the table: a row that
 * only became shorter would keep the page that it had filled.
 */
const keepOfDelivered = (deliveredAt: string, which: string) => `
  INSERT OR REPLACE INTO envelopes
    (id, recipient, seq, sender, digest, stored_at, delivered_at, header, receipt, receipt_signature)
  SELECT id, recipient, seq, sender, digest, stored_at, ${deliveredAt}, '', '', x'' FROM envelopes WHERE ${which}`;
const json = z.string().refine((text) => {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
});
/** No more than an envelope can be, so that a damaged row breaks neither the form nor the length of a page. */
const StoredRow = z.object({
  header: json.max(1024),
  sealed: z.instanceof(Uint8Array).refine(({ length }) => length <= sizeClasses.l + 4096),
  // Its members are put behind those of the envelope (routes/mailbox.ts).
  warrant: json.max(64 * 1024).startsWith('{"'),
});
const WaitingRows = z.array(z.strictObject({ from: z.string(), to: z.string(), bytes: z.int() }));
const Place = z.object({ seq: z.int() });
const ReadsRow = z.object({
  organisation: z.string(),
  terminal: z.string(),
  at: z.string(),
  statement: json.max(512),
  signature: z.instanceof(Uint8Array),
});
const AnchorRow = z.object({ to_seq: z.int(), ...Receipt });

const receiptOf = (row: { receipt: string; receipt_signature: Uint8Array }) => ({
  statement: row.receipt,
  signature: row.receipt_signature,
});

/**
 * Opens or creates the mailboxes of an endpoint under a key of 32 bytes, which `readKey` gives for a database that is
 * encrypted already or for a new one; a file that an earlier version wrote in plain is encrypted first. One process at
 * a time has them. MAILBOXES_IN_USE, MAILBOXES_UNUSABLE, MAILBOXES_DAMAGED, ENDPOINT_FULL, and what `readKey` throws.
 */
export function openSqlite(path: string, readKey: (isNew: boolean) => Uint8Array): EndpointStorage {
  const opened: (() => void)[] = [];
  const close = () => {
    for (const each of opened.splice(0).reverse()) each();
  };
  try {
    opened.push(lockDatabase(path));
    const key = readKey(!existsSync(path) || isPlain(path));
    encryptPlain(path, key, ['envelopes', 'anchors']);
    const db = openCiphered(path, key);
    opened.push(() => db.close());
    return storageIn(db, close);
  } catch (error) {
    close();
    throw startFault(error);
  }
}

const unusable = /^(?:SQLITE_(?:CANTOPEN|READONLY|PERM|IOERR)|EACCES$|EISDIR$|ELOOP$|ENOTDIR$|EPERM$|EROFS$)/;

/** What an administrator can mend is told by a code, also when the file system itself refused. */
function startFault(error: unknown): unknown {
  const fault = diskFault(damageOf(error));
  if (fault instanceof AppError || !(fault instanceof Error) || !('code' in fault)) return fault;
  return unusable.test(String(fault.code)) ? new AppError('MAILBOXES_UNUSABLE', { cause: fault }) : fault;
}

/** Earlier versions kept the head of a checkpoint beside the receipt, which says all that is needed. */
function dropHeads(db: Database.Database): void {
  const columns = db.prepare("SELECT name FROM pragma_table_info('anchors')").pluck().all();
  if (columns.includes('head')) db.exec('ALTER TABLE anchors DROP COLUMN head');
}

/**
 * Earlier versions kept header and receipt of what was delivered, thousands of bytes of each. In parts, so that the
 * write-ahead log stays short; a start that is killed meanwhile is followed by one that goes on.
 */
function dropDelivered(db: Database.Database): void {
  if (db.pragma('user_version', { simple: true }) !== 0) return;
  const last = z.int().nullable().parse(db.prepare('SELECT max(rowid) FROM envelopes').pluck().get()) ?? 0;
  const which = 'rowid > ? AND rowid <= ? AND delivered_at IS NOT NULL';
  const drop = db.prepare(keepOfDelivered('delivered_at', which));
  for (let from = 0; from < last; from += 1_000) drop.run(from, from + 1_000);
  db.pragma('user_version = 1');
}

function storageIn(db: Database.Database, close: () => void): EndpointStorage {
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.pragma('foreign_keys = ON');
  db.pragma('trusted_schema = OFF');
  // Builds of the driver fall back to NORMAL in WAL mode without saying so: a lost power would lose receipts.
  if (
    db.pragma('synchronous', { simple: true }) !== 2 ||
    db.pragma('journal_mode', { simple: true }) !== 'wal'
  )
    throw new Error('SQLite does not keep synchronous = FULL');
  db.exec(schema);
  dropHeads(db);
  dropDelivered(db);

  const find = db.prepare(
    `SELECT digest, delivered_at IS NOT NULL AS delivered, receipt, receipt_signature
     FROM envelopes WHERE id = ?`,
  );
  const lastSeq = db.prepare('SELECT max(seq) FROM envelopes WHERE recipient = ?').pluck();
  const insert = db.prepare(
    `INSERT INTO envelopes (id, recipient, seq, sender, digest, stored_at, header, sealed, warrant, receipt, receipt_signature)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET seq = excluded.seq, stored_at = excluded.stored_at, delivered_at = NULL,
       header = excluded.header, sealed = excluded.sealed, warrant = excluded.warrant,
       receipt = excluded.receipt, receipt_signature = excluded.receipt_signature
     WHERE delivered_at IS NOT NULL AND digest = excluded.digest`,
  );
  const next = db.prepare(
    `SELECT seq, header, sealed, warrant FROM envelopes
     WHERE recipient = ? AND seq > ? AND delivered_at IS NULL ORDER BY seq LIMIT 1`,
  );
  const waitingColumns = `SELECT sender AS "from", recipient AS "to",
    sum(length(sealed) + octet_length(warrant)) AS bytes FROM envelopes WHERE delivered_at IS NULL`;
  const waiting = db.prepare(`${waitingColumns} GROUP BY recipient, sender`);
  const waitingUpTo = db.prepare(
    `${waitingColumns} AND recipient = ? AND seq <= ? GROUP BY recipient, sender`,
  );
  // A dropped body is freed page by page: a whole mailbox at once would hold up everybody else for seconds.
  const partEnd = db
    .prepare(
      `SELECT max(seq) FROM (SELECT seq FROM envelopes
       WHERE recipient = ? AND seq <= ? AND delivered_at IS NULL ORDER BY seq LIMIT ${acknowledgedAtOnce})`,
    )
    .pluck();
  const drop = db.prepare(keepOfDelivered('?', 'recipient = ? AND seq <= ? AND delivered_at IS NULL'));
  const anchorColumns = 'SELECT to_seq, receipt, receipt_signature FROM anchors';
  const anchorAt = db.prepare(`${anchorColumns} WHERE organisation = ? AND terminal = ? AND to_seq = ?`);
  const anchorLast = db.prepare(
    `${anchorColumns} WHERE organisation = ? AND terminal = ? ORDER BY to_seq DESC LIMIT 1`,
  );
  const anchorInsert = db.prepare(
    `INSERT INTO anchors (organisation, terminal, to_seq, receipt, receipt_signature)
     SELECT @organisation, @terminal, @toSeq, @statement, @signature WHERE NOT EXISTS
       (SELECT 1 FROM anchors WHERE organisation = @organisation AND terminal = @terminal AND to_seq >= @toSeq)`,
  );

  const readsOf = db.prepare('SELECT * FROM reads WHERE organisation = ?');
  const readsPut = db.prepare(
    `INSERT INTO reads (organisation, terminal, at, statement, signature)
     VALUES (@organisation, @terminal, @at, @statement, @signature)
     ON CONFLICT (organisation) DO UPDATE SET terminal = excluded.terminal, at = excluded.at,
       statement = excluded.statement, signature = excluded.signature
     WHERE excluded.at > reads.at`,
  );

  const acknowledge = db.transaction((organisation: string, upTo: number, at: string) => {
    const end = z.int().nullable().parse(partEnd.get(organisation, upTo)) ?? 0;
    const dropped = WaitingRows.parse(waitingUpTo.all(organisation, end));
    return { count: drop.run(at, organisation, end).changes, dropped };
  });

  const append = db.transaction((envelopes: readonly NewEnvelope[]) => {
    for (const item of envelopes)
      insert.run(
        item.id,
        item.to,
        item.seq,
        item.from,
        item.digest,
        item.storedAt,
        item.header,
        item.sealed,
        item.warrant,
        item.receipt.statement,
        item.receipt.signature,
      );
  });

  return {
    async find(id) {
      const row = FoundRow.optional().parse(find.get(id));
      return row && { digest: row.digest, receipt: row.delivered === 1 ? null : receiptOf(row) };
    },
    async lastSeq(organisation) {
      return z.int().nullable().parse(lastSeq.get(organisation)) ?? 0;
    },
    async append(envelopes) {
      written(() => append.immediate(envelopes));
    },
    async *page(organisation, after, count, bytes) {
      let [last, size] = [after, 0];
      for (let given = 0; given < count && size < bytes; given++) {
        const row = next.get(organisation, last);
        if (row === undefined) return;
        last = Place.parse(row).seq;
        const envelope = StoredRow.safeParse(row).data ?? null;
        size += envelope?.sealed.length ?? 0;
        yield { seq: last, envelope };
      }
    },
    async acknowledge(organisation, upTo, at) {
      return written(() => acknowledge.immediate(organisation, upTo, at));
    },
    async waiting() {
      try {
        return WaitingRows.parse(waiting.all());
      } catch (error) {
        throw damageOf(error);
      }
    },
    async lastAnchor(organisation, terminal) {
      const row = AnchorRow.optional().parse(anchorLast.get(organisation, terminal));
      return row && { toSeq: row.to_seq, receipt: receiptOf(row) };
    },
    async anchor(organisation, terminal, toSeq) {
      const row = AnchorRow.optional().parse(anchorAt.get(organisation, terminal, toSeq));
      return row && receiptOf(row);
    },
    async addAnchor({ receipt, ...anchor }) {
      return written(() => anchorInsert.run({ ...anchor, ...receipt })).changes === 1;
    },
    async reads(organisation) {
      return ReadsRow.optional().parse(readsOf.get(organisation));
    },
    async putReads(reads) {
      return written(() => readsPut.run(reads)).changes === 1;
    },
    async close() {
      close();
    },
  };
}

/** ENDPOINT_FULL when the disk is. */
function written<Result>(write: () => Result): Result {
  try {
    return write();
  } catch (error) {
    throw diskFault(error);
  }
}

function diskFault(error: unknown): unknown {
  const isFull = error instanceof Database.SqliteError && error.code === 'SQLITE_FULL';
  return isFull ? new AppError('ENDPOINT_FULL', { cause: error }) : error;
}
