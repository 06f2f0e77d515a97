import { type LedgerEntry, parseLedgerEntry } from '../../contract/ledger/act.ts';
import { Instant } from '../../contract/scalar.ts';
import { entryLine } from '../../core/ledger/chain.ts';
import type { LedgerStore } from '../../core/ports/store.ts';
import type { Connection } from './connection.ts';

type Row = { line: string };

const parse = (row: Row): LedgerEntry => parseLedgerEntry(JSON.parse(row.line));

export function ledgerStore(connection: Connection): LedgerStore {
  const insert = connection.prepare('INSERT INTO ledger (seq, subject, line) VALUES (?, ?, ?)');
  const last = connection.prepare<Row>('SELECT line FROM ledger ORDER BY seq DESC LIMIT 1');
  const one = connection.prepare<Row>('SELECT line FROM ledger WHERE seq = ?');
  const time = connection.prepare<{ at: string }>("SELECT line ->> '$.at' AS at FROM ledger WHERE seq = ?");
  const between = connection.prepare<Row>(
    'SELECT line FROM ledger WHERE seq >= ? AND seq <= ? ORDER BY seq LIMIT 500',
  );
  const subject = connection.prepare<Row>('SELECT line FROM ledger WHERE subject = ? ORDER BY seq');
  const route = connection.prepare<Row>(
    `SELECT line FROM ledger WHERE subject = @code
        OR subject IN (SELECT envelope FROM record_envelope WHERE code = @code) ORDER BY seq`,
  );
  const before = connection.prepare<Row>('SELECT line FROM ledger WHERE seq < ? ORDER BY seq DESC LIMIT ?');

  function head(): Pick<LedgerEntry, 'seq' | 'at' | 'hash'> | undefined {
    const row = last.get();
    if (row === undefined) return undefined;
    const { seq, at, hash } = parse(row);
    return { seq, at, hash };
  }

  /** In portions, because an open cursor would forbid every write until it is used up. */
  function* rows(fromSeq: number, toSeq: number): IterableIterator<string> {
    for (let next = fromSeq; next <= toSeq; ) {
      const portion = between.all(next, toSeq);
      if (portion.length === 0) return;
      for (const row of portion) yield row.line;
      next += portion.length;
    }
  }

  return {
    append: (entry) => void insert.run(entry.seq, entry.subject, entryLine(entry)),
    head,
    get: (seq) => {
      const row = one.get(seq);
      return row === undefined ? undefined : parse(row);
    },
    timeOf: (seq) => {
      const row = time.get(seq);
      return row === undefined ? undefined : Instant.parse(row.at);
    },
    *range(fromSeq, toSeq) {
      for (const line of rows(fromSeq, toSeq)) yield parse({ line });
    },
    lines: () => rows(1, Number.MAX_SAFE_INTEGER),
    about: (about) => subject.all(about).map(parse),
    route: (code) => route.all({ code }).map(parse),
    page: (upTo, limit) => ({
      // The ledger is gapless from 1, so the last number is the count.
      total: head()?.seq ?? 0,
      entries: before.all(upTo ?? Number.MAX_SAFE_INTEGER, limit).map(parse),
    }),
  };
}
