import type { ControlCode } from '../../../contract/record/control-code.ts';
import type { PaperState } from '../../../contract/record/paper.ts';
import type { CopyState, MessageStatus } from '../../../contract/record/status.ts';
import type { RegisterStore, SearchTerm, SeenLists } from '../../../core/ports/registers.ts';
import { isWhole, type RegisterPage, type RegisterQuery } from '../../../domain/record/register-row.ts';
import { type Sight, seesAll } from '../../../domain/rights/sight.ts';
import type { Connection } from '../connection.ts';
import { numberLists } from './by-hand.ts';
import { registerChanges, storedIds } from './changes.ts';
import { copyCounts } from './copy-counts.ts';
import { narrowTo, whole } from './narrow.ts';
import { Partitions, type ReadingSteps } from './partitions.ts';
import { recentPartners } from './partners.ts';
import { projected, refill } from './projected.ts';
import { replyLists } from './replies.ts';
import { baseId, type RecordRow, recordId, registerRow, splitList } from './rows.ts';
import { seenLists } from './seen-lists.ts';
import { volumeLists } from './volumes.ts';

export function registerStore(
  connection: Connection,
  steps?: ReadingSteps,
): RegisterStore & { wipe(): void } {
  const partitions = new Partitions(connection, steps);
  const partners = recentPartners(connection);
  const records = storedIds(connection);
  const counts = copyCounts(connection);
  const change = registerChanges(connection, {
    ...{ records, columns: partitions, envelopes: 'record_envelope' },
    counts,
  });
  const isWithdrawn = connection.prepare(
    'SELECT 1 FROM record_recipient WHERE envelope = ? AND withdrawn IS NOT NULL',
  );
  const apply: typeof change = (one) => {
    // Nearly every envelope that is stored was not withdrawn, and changes nothing here.
    if (one.change === 'store-envelope' && isWithdrawn.get(one.envelope) === undefined) return;
    partners.forget();
    forget();
    change(one);
  };
  const wipe = () => {
    partitions.drop();
    partners.forget();
    forget();
  };
  const signed = connection.prepare<{ seq: number }>(
    'SELECT coalesce(max(to_seq), 0) AS seq FROM checkpoint',
  );
  const signedUpTo = () => signed.get()?.seq ?? 0;
  const all = seenLists(connection, signedUpTo, whole);
  /** Those of one person: the next to unlock has others. */
  let narrowed: { readonly of: string; readonly lists: typeof all } | undefined;
  function forget(): void {
    all.forget();
    narrowed?.lists.forget();
  }
  function seenBy(sight: Sight): SeenLists {
    if (seesAll(sight)) return all;
    const of = JSON.stringify(sight);
    if (narrowed?.of !== of) narrowed = { of, lists: seenLists(connection, signedUpTo, narrowTo(sight)) };
    return narrowed.lists;
  }
  const byKey = connection.prepare<RecordRow>('SELECT * FROM record WHERE code = ? AND issuer = ?');
  const issuers = connection.prepare<{ issuer: string }>(
    'SELECT issuer FROM record WHERE code = ? ORDER BY id',
  );
  const byId = connection.prepare<RecordRow>('SELECT * FROM record WHERE id = ?');
  const stretch = connection.prepare<RecordRow>('SELECT * FROM record WHERE id BETWEEN ? AND ? ORDER BY id');
  const lastId = connection.prepare<{ ordinal: number }>(
    'SELECT ordinal FROM record WHERE id > ? AND id < ? ORDER BY id DESC LIMIT 1',
  );
  const firstOf = connection.prepare<{ year: number }>(
    'SELECT year FROM record WHERE id BETWEEN ? AND ? ORDER BY id LIMIT 1',
  );
  const lastNumber = connection.prepare<{ n: number | null }>(
    "SELECT max(number) AS n FROM record WHERE book = 'outgoing' AND year = ?",
  );
  const lastArrival = connection.prepare<{ n: number | null }>(
    "SELECT max(arrival_number) AS n FROM record WHERE book = 'incoming' AND year = ?",
  );
  const used = connection.prepare(
    "SELECT 1 FROM record WHERE book = 'outgoing' AND year = ? AND number = ? AND notation = ?",
  );
  const upTo = connection.prepare<{ number: number }>(
    `SELECT number FROM record WHERE book = 'outgoing' AND year = ? AND number <= ? AND code IS NOT ?
      ORDER BY number DESC LIMIT 1`,
  );
  const entered = connection.prepare<{ year: number; ordinal: number }>(
    `SELECT year, ordinal FROM record
      WHERE id > ? AND id < ? AND issuer = ? AND number = ? AND notation = ? AND substr(issued_on, 1, 4) IS ?
        AND id <> ? AND state <> 'cancelled' ORDER BY id DESC LIMIT 1`,
  );
  const dayBefore = connection.prepare<{ day: string | null }>(
    `SELECT iif(book = 'outgoing', issued_on, arrived_on) AS day FROM record
      WHERE id > ? AND id < ? ORDER BY id DESC LIMIT 1`,
  );
  const copies = connection.prepare<{ copy: number; state: CopyState; holder: string }>(
    `SELECT copy, record_copy.state AS state, holder FROM record_copy
       JOIN record ON record.id = record_copy.record WHERE code = ? AND issuer = ? ORDER BY copy`,
  );
  const copyCount = connection.prepare<{ n: number }>(
    `SELECT count(*) AS n FROM record_copy
       JOIN record ON record.id = record_copy.record WHERE code = ? AND issuer = ?`,
  );
  const recipients = connection.prepare<{
    organisation: string;
    envelope: string;
    status: MessageStatus | null;
    reasons: string;
    at: string | null;
    withdrawn: string | null;
  }>(
    `SELECT organisation, envelope, status, reasons, at, withdrawn FROM record_recipient
       JOIN record ON record.id = record_recipient.record WHERE code = ? AND issuer = ? ORDER BY organisation`,
  );
  const papers = connection.prepare<{
    organisation: string;
    state: PaperState;
    reasons: string;
    at: string;
  }>(
    `SELECT organisation, record_paper.state AS state, reasons, at FROM record_paper
       JOIN record ON record.id = record_paper.record WHERE code = ? AND issuer = ? ORDER BY organisation`,
  );
  const envelope = connection.prepare<{ code: ControlCode }>(
    'SELECT code FROM record_envelope WHERE envelope = ?',
  );
  const dumps = projected.map(
    ([table, order]) =>
      [table, connection.prepare<object>(`SELECT * FROM ${table} ORDER BY ${order}`)] as const,
  );

  function lastOrdinal(book: RegisterQuery['book'], year: number): number {
    const base = baseId(book, year);
    return lastId.get(base, base + 1_000_000)?.ordinal ?? 0;
  }

  /** Ordinals are gapless, so the unfiltered register in its own order is read straight from the disk. */
  function plainPage(query: RegisterQuery, descending: boolean): RegisterPage {
    const base = baseId(query.book, query.year);
    const total = lastOrdinal(query.book, query.year);
    const first = descending ? total - query.offset - query.limit + 1 : query.offset + 1;
    const last = descending ? total - query.offset : query.offset + query.limit;
    const rows = last < 1 ? [] : stretch.all(base + Math.max(1, first), base + last);
    if (descending) rows.reverse();
    const upTo = signedUpTo();
    return { total, rows: rows.map((row) => registerRow(row, upTo)), reading: null };
  }

  function searchedPage(query: RegisterQuery, terms: readonly SearchTerm[]): RegisterPage {
    const { total, ordinals, reading } = partitions.page(query, terms);
    const base = baseId(query.book, query.year);
    const upTo = signedUpTo();
    const rows = ordinals.flatMap((ordinal) => {
      const row = byId.get(base + ordinal);
      return row === undefined ? [] : [registerRow(row, upTo)];
    });
    return { total, rows, reading };
  }

  const { forget: _, ...lists } = all;
  return {
    apply: (...changes) =>
      connection.transaction(() => {
        for (const each of changes) apply(each);
        counts.write();
      }),
    rebuild: (changes) =>
      connection.transaction(() => {
        wipe();
        refill(connection, changes);
      }),
    *dump() {
      for (const [table, each] of dumps) {
        for (const row of each.iterate()) yield `${table} ${JSON.stringify(row)}`;
      }
    },
    get: ({ code, issuer }) => {
      const row = byKey.get(code, issuer);
      return row === undefined ? undefined : registerRow(row, signedUpTo());
    },
    issuersOf: (code) => issuers.all(code).map(({ issuer }) => issuer),
    lastOrdinal,
    firstYear: (book) => firstOf.get(baseId(book, 2000), baseId(book, 2200) - 1)?.year,
    lastNumber: (year) => lastNumber.get(year)?.n ?? 0,
    lastArrivalNumber: (year) => lastArrival.get(year)?.n ?? 0,
    enteredBefore: ({ year, issuer, number, notation, issuedOn }, without) =>
      entered.get(
        ...[baseId('incoming', year - 1), baseId('incoming', year + 1)],
        ...[issuer, number, notation, issuedOn?.slice(0, 4) ?? null],
        without === null ? 0 : recordId({ book: 'incoming', ...without }),
      ),
    dayBefore: (book, year, ordinal) =>
      dayBefore.get(baseId(book, year), baseId(book, year) + (ordinal ?? 1_000_000))?.day ?? undefined,
    numberUpTo: (year, number, without) => upTo.get(year, number, without)?.number ?? 0,
    numberUsed: (year, number, notation) => used.get(year, number, notation) !== undefined,
    page(query, terms) {
      if (isWhole(query, terms.length)) return plainPage(query, query.sort[0]?.descending ?? false);
      return searchedPage(query, terms);
    },
    prepare: (book, year) => partitions.prepare(book, year),
    copies: ({ code, issuer }) => copies.all(code, issuer),
    copyCount: ({ code, issuer }) => copyCount.get(code, issuer)?.n ?? 0,
    recipients: ({ code, issuer }) =>
      recipients.all(code, issuer).map(({ reasons, ...sent }) => ({ ...sent, reasons: splitList(reasons) })),
    papers: ({ code, issuer }) =>
      papers.all(code, issuer).map(({ reasons, ...leg }) => ({ ...leg, reasons: splitList(reasons) })),
    ...volumeLists(connection),
    ...numberLists(connection),
    codeOfEnvelope: (id) => envelope.get(id)?.code,
    recentPartners: () => partners.read(),
    ...replyLists(connection, signedUpTo),
    ...lists,
    seenBy,
    wipe,
  };
}
