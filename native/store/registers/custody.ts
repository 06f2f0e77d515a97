import type { HandOver } from '../../../contract/custody/hand-over.ts';
import { type Holder, mostHeld } from '../../../contract/custody/holder.ts';
import { AppError } from '../../../contract/errors/index.ts';
import type { CodedRecord } from '../../../contract/record/coded-record.ts';
import type { Level } from '../../../contract/record/fields.ts';
import type { RecordKey } from '../../../contract/record/key.ts';
import type { CopyState } from '../../../contract/record/status.ts';
import type { InsideCopy, RegisterStore } from '../../../core/ports/registers.ts';
import {
  type CopyCustody,
  firstCustody,
  isFirst,
  isSettled,
  nextCustody,
} from '../../../domain/custody/copy-custody.ts';
import type { RegisterChange } from '../../../domain/record/register-change.ts';
import type { Connection } from '../connection.ts';
import type { CopyCounts, CopyRow } from './copy-counts.ts';
import { type Narrow, whole } from './narrow.ts';
import { type RecordRow, registerRow, splitList } from './rows.ts';
import { unopenedWith } from './unopened.ts';

type Change<Name extends RegisterChange['change']> = Extract<RegisterChange, { change: Name }>;

/** Where a copy is inside, beside its row of copy_open, if it has one. */
interface CustodyRow {
  copy: number;
  inside: string;
  since: number | null;
  offer_entry: number | null;
  offer_kind: HandOver | null;
  offer_to: string | null;
  offer_until: string | null;
  loan_from: string | null;
  loan_until: string | null;
  loan_meeting: number | null;
  out_place: string | null;
  out_until: string | null;
  recalled: string | null;
  missing: number | null;
}

const columns = `record_copy.copy AS copy, inside, since, offer_entry, offer_kind, offer_to, offer_until, loan_from,
  loan_until, loan_meeting, out_place, out_until, recalled, missing`;
const copies = 'record_copy LEFT JOIN copy_open USING (record, copy)';

function custodyOf(row: CustodyRow): CopyCustody {
  const { inside: holder, since, recalled, missing } = row;
  const { offer_entry: entry, offer_kind: kind, offer_to: to, offer_until: until } = row;
  const { loan_from: from, loan_until: loaned, loan_meeting: meeting } = row;
  const { out_place: place, out_until: outUntil } = row;
  return {
    ...{ holder, since, recalled, missing: missing === 1 },
    offer: entry === null || kind === null ? null : { entry, kind, to, until },
    loan: from === null || loaned === null ? null : { from, until: loaned, meeting: meeting === 1 },
    out: place === null || outUntil === null ? null : { place, until: outUntil },
  };
}

const openValues = ({ offer, loan, out, recalled, missing }: CopyCustody) => [
  ...[offer?.entry ?? null, offer?.kind ?? null, offer?.to ?? null, offer?.until ?? null],
  ...[loan?.from ?? null, loan?.until ?? null, loan === null ? null : Number(loan.meeting)],
  ...[out?.place ?? null, out?.until ?? null, recalled, Number(missing)],
];

/** What is put in one of these states is here; what others received was sent before. */
const isHere = (state: CopyState): boolean => state === 'held' || state === 'received';

/** As far as its copies depend on it: where they are first, and the level by which they count; null while it is cancelled. */
interface CopiesLine {
  readonly first: string;
  readonly level: Level | null;
}

/** Writes the copies of records, and where they are inside; `idOf` finds the row of a record. */
export function copyChanges(connection: Connection, idOf: (key: RecordKey) => number, counts: CopyCounts) {
  const lineOf = connection.prepare<CopiesLine>(
    `SELECT coalesce(store_at, 'desk') AS first, iif(state = 'cancelled', NULL, level) AS level
       FROM record WHERE id = ?`,
  );
  const put = connection.prepare(
    `INSERT INTO record_copy (record, copy, holder, state, inside, since)
     VALUES (@record, @copy, @holder, @state, @inside, @since)
     ON CONFLICT (record, copy) DO UPDATE SET
       holder = excluded.holder, state = excluded.state, inside = excluded.inside, since = excluded.since`,
  );
  const read = connection.prepare<CustodyRow>(
    `SELECT ${columns} FROM ${copies} WHERE record = @record AND record_copy.copy = @copy AND inside IS NOT NULL`,
  );
  const here = connection.prepare<CustodyRow>(
    `SELECT ${columns} FROM ${copies} WHERE record = ? AND inside IS NOT NULL ORDER BY copy`,
  );
  const place = connection.prepare(
    'UPDATE record_copy SET inside = ?, since = ? WHERE record = ? AND copy = ?',
  );
  const open = connection.prepare(
    'INSERT OR REPLACE INTO copy_open VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const close = connection.prepare('DELETE FROM copy_open WHERE record = ? AND copy = ?');
  const clear = connection.prepare('DELETE FROM record_copy WHERE record = ?');
  const closeAll = connection.prepare('DELETE FROM copy_open WHERE record = ?');
  const reshelve = connection.prepare(
    `UPDATE record_copy SET inside = ? WHERE record = ? AND inside IS NOT NULL AND since IS NULL
       AND NOT EXISTS (SELECT 1 FROM copy_open WHERE copy_open.record = record_copy.record
                         AND copy_open.copy = record_copy.copy)`,
  );

  const firstIn = (record: number): CopyCustody => firstCustody({ storeAt: lineOf.get(record)?.first });
  const custodyIn = (of: CopyRow): CopyCustody | undefined => {
    const row = read.get({ ...of });
    return row && custodyOf(row);
  };
  const allIn = (record: number): CopyCustody[] => here.all(record).map(custodyOf);

  function putCopy(of: CopyRow, { holder, state }: { holder: string; state: CopyState }): void {
    const before = custodyIn(of);
    const after = isHere(state) ? (before ?? firstIn(of.record)) : undefined;
    if (after === undefined) close.run(of.record, of.copy);
    put.run({ ...of, holder, state, inside: after?.holder ?? null, since: after?.since ?? null });
    counts.move(of, before, after);
  }

  function write(of: CopyRow, before: CopyCustody, after: CopyCustody): void {
    const { record, copy } = of;
    const next = isFirst(after) ? firstIn(record) : after;
    place.run(next.holder, next.since, record, copy);
    if (isSettled(next)) close.run(record, copy);
    else open.run(record, copy, ...openValues(next));
    counts.move(of, before, next);
  }

  return {
    putCopy: (record: number, copy: number, put: { holder: string; state: CopyState }) =>
      putCopy({ record, copy }, put),

    lineOf: (record: number): CopiesLine | undefined => lineOf.get(record),

    /**
     * A line was written where `before` stood. Another shelf on it is that of the copies which were never handed over; those
     * of a cancelled line count no longer.
     */
    follow(record: number, before: CopiesLine | undefined): void {
      const now = lineOf.get(record);
      if (before === undefined || now === undefined) return;
      if (before.first === now.first && before.level === now.level) return;
      counts.moveAll(allIn(record), before.level, -1);
      reshelve.run(now.first, record);
      counts.moveAll(allIn(record), now.level, 1);
    },

    /** COPY_NOT_HERE. */
    custody({ key, copy, event, seq }: Change<'custody'>): void {
      const of = { record: idOf(key), copy };
      const before = custodyIn(of);
      if (before === undefined) throw new AppError('COPY_NOT_HERE');
      const next = nextCustody(before, event, seq);
      if (next === null) putCopy(of, { holder: key.issuer, state: 'returned' });
      else write(of, before, next);
    },

    recount({ key, copies: counted, holder, state }: Change<'recount-copies'>): void {
      const record = idOf(key);
      const before = allIn(record);
      counts.moveAll(before, lineOf.get(record)?.level ?? null, -1);
      closeAll.run(record);
      clear.run(record);
      for (const [index, copy] of counted.entries()) {
        putCopy({ record, copy }, { holder, state });
        const custody = before[index];
        if (custody !== undefined) write({ record, copy }, firstIn(record), custody);
      }
    },
  };
}

const inForceOf = (table: 'record_copy' | 'copy_open') =>
  `JOIN record ON record.id = ${table}.record AND record.state <> 'cancelled'`;
const inForce = inForceOf('record_copy');
const openInForce = `copy_open ${inForceOf('copy_open')}`;
/** What is missing cannot be accepted before it is found. */
const isOffered = 'offer_entry IS NOT NULL AND missing = 0';

/** A narrowed list looks at who has the copy as well. */
const openOf = (narrow: Narrow): string =>
  narrow === whole ? openInForce : `copy_open JOIN record_copy USING (record, copy) ${inForce}`;

/** What is open until a day, each list in the order of its own index. */
const dueDays = ['loan_until', 'out_until', 'recalled'] as const;
const dueBy = (day: (typeof dueDays)[number], narrow: Narrow) =>
  `SELECT copy_open.record AS record, copy_open.copy AS copy, ${day} AS due_day FROM ${openOf(narrow)}
     WHERE ${day} <= @until${narrow.copy}`;

type Totals = ReturnType<RegisterStore['insideTotals']>;
const none: Totals = { offered: 0, inside: 0, missing: 0, unopened: 0 };

/** Adds up what is kept of a list. */
const counted = (list: 'held' | 'offered' | 'due' | 'missing', which: string) =>
  `(SELECT coalesce(sum(n), 0) FROM copy_count WHERE list = '${list}'${which})`;

/** Adds the lists up once for each question, and again after `forget`. */
export function insideTotals(
  connection: Connection,
  narrow = whole,
): {
  read: RegisterStore['insideTotals'];
  forget(): void;
} {
  const { counts } = narrow;
  const count = connection.prepare<Totals>(
    `SELECT ${counted('offered', ` AND holder IN (SELECT value FROM json_each(@to))${counts.offered}`)} AS offered,
       ${counted('due', ` AND day <= @until${counts.open}`)} AS inside,
       ${counted('missing', counts.open)} AS missing,
       (SELECT count(*) ${unopenedWith}${narrow.offer}) AS unopened`,
  );
  let kept: { of: string; totals: Totals } | undefined;
  const forget = () => {
    kept = undefined;
  };
  connection.onUndo(forget);
  return {
    read(to, until) {
      const of = JSON.stringify([to, until]);
      if (kept?.of !== of) {
        const totals = count.get({ to: JSON.stringify(to), until, ...narrow.values }) ?? none;
        kept = { of, totals };
      }
      return kept.totals;
    },
    forget,
  };
}

type FoundRow = CustodyRow & RecordRow;
/** Copies that one entry offers. */
interface OfferedRow extends CopyRow {
  readonly copies: string;
  readonly entry: number;
}

/** Where copies are inside, by record, by holder, and by what is open; each list reads an index that holds nothing else. */
export function copyLists(
  connection: Connection,
  narrow = whole,
): Pick<RegisterStore, 'custody' | 'heldBy' | 'holders' | 'offeredTo' | 'dueInside' | 'missing'> {
  const ofRecord = connection.prepare<CustodyRow>(
    `SELECT ${columns} FROM ${copies} JOIN record ON record.id = record_copy.record
      WHERE code = ? AND issuer = ? AND inside IS NOT NULL ORDER BY copy`,
  );
  const heldCount = connection.prepare<{ n: number }>(
    `SELECT ${counted('held', ` AND holder = @holder${narrow.counts.held}`)} AS n`,
  );
  // The lines of a page are read once it is known which they are, and not of all that come before it.
  const held = connection.prepare<FoundRow>(
    `WITH page AS MATERIALIZED (SELECT record_copy.record AS record, copy FROM record_copy ${inForce}
       WHERE inside = @holder${narrow.copy} ORDER BY record_copy.record DESC, copy LIMIT @limit OFFSET @offset)
     SELECT record.*, ${columns} FROM page
       CROSS JOIN record_copy USING (record, copy) LEFT JOIN copy_open USING (record, copy)
       CROSS JOIN record ON record.id = record_copy.record
      ORDER BY record_copy.record DESC, record_copy.copy`,
  );
  const holders = connection.prepare<{ holder: string }>(
    `SELECT DISTINCT holder FROM copy_count WHERE list = 'held'${narrow.counts.held} ORDER BY holder`,
  );
  // In the order of its index for each receiver; one entry offers copies of one record to one of them.
  const offered = connection.prepare<OfferedRow>(
    `SELECT copy_open.record AS record, min(copy) AS copy, group_concat(copy) AS copies, offer_entry AS entry
       FROM ${openOf(narrow)} WHERE offer_to = @receiver AND ${isOffered}${narrow.offer}
      GROUP BY offer_entry, copy_open.record ORDER BY offer_entry, copy_open.record LIMIT @end`,
  );
  const line = connection.prepare<FoundRow>(
    `SELECT record.*, ${columns} FROM ${copies} JOIN record ON record.id = record_copy.record
      WHERE record_copy.record = ? AND record_copy.copy = ?`,
  );
  const firstDue = dueDays.map(
    (day) =>
      `SELECT * FROM (${dueBy(day, narrow)} ORDER BY ${day}, copy_open.record, copy_open.copy LIMIT @end)`,
  );
  const due = connection.prepare<FoundRow & { due_day: string }>(
    `WITH due AS (SELECT record, copy, min(due_day) AS due_day FROM (${firstDue.join(' UNION ALL ')})
       GROUP BY record, copy ORDER BY due_day, record, copy LIMIT @limit OFFSET @offset)
     SELECT record.*, ${columns}, due_day FROM due
       CROSS JOIN record_copy USING (record, copy) CROSS JOIN copy_open USING (record, copy)
       CROSS JOIN record ON record.id = record_copy.record
      ORDER BY due_day, record_copy.record, record_copy.copy`,
  );
  const missing = connection.prepare<FoundRow>(
    `SELECT record.*, ${columns} FROM copy_open JOIN record_copy USING (record, copy) ${inForce}
      WHERE missing = 1${narrow.copy} ORDER BY copy_open.record, copy_open.copy LIMIT @limit OFFSET @offset`,
  );
  /** Copies of one record follow each other, and its line is read once for them. */
  const reader = (): ((row: FoundRow) => InsideCopy) => {
    let last: { id: number; record: CodedRecord } | undefined;
    return (row) => {
      if (last?.id !== row.id) last = { id: row.id, record: registerRow(row, 0).record };
      return { record: last.record, copy: row.copy, custody: custodyOf(row) };
    };
  };
  const read = (holder: Holder, limit: number, offset: number) =>
    held.all({ holder, limit, offset, ...narrow.values }).map(reader());
  return {
    custody: ({ code, issuer }) =>
      ofRecord
        .all(code, issuer)
        .map((row): [number, CopyCustody] => [row.copy, custodyOf(row)])
        .filter(([, custody]) => !isFirst(custody)),
    heldBy: (holder, limit, offset) => {
      const counted = heldCount.get({ holder, ...narrow.values })?.n ?? 0;
      const total = Math.min(counted, mostHeld);
      const within = Math.max(0, Math.min(limit, total - offset));
      return { total, more: counted > total, copies: read(holder, within, offset) };
    },
    holders: () => holders.all({ ...narrow.values }).map(({ holder }) => holder),
    offeredTo: (to, limit, offset) =>
      to
        .flatMap((receiver) => offered.all({ receiver, end: offset + limit }))
        .sort((one, other) => one.entry - other.entry)
        .slice(offset, offset + limit)
        .flatMap(({ record, copy, copies: all }) => {
          const row = line.get(record, copy);
          if (row === undefined) return [];
          const numbers = splitList(all).map(Number);
          numbers.sort((one, other) => one - other);
          return [{ record: registerRow(row, 0).record, copies: numbers, custody: custodyOf(row) }];
        }),
    dueInside: (until, limit, offset) => {
      const found = reader();
      const rows = due.all({ until, limit, offset, end: offset + limit, ...narrow.values });
      return rows.map((row) => ({ ...found(row), on: row.due_day }));
    },
    missing: (limit, offset) => missing.all({ limit, offset, ...narrow.values }).map(reader()),
  };
}
