import type { Book } from '../../../contract/record/fields.ts';
import type { RegisterStore } from '../../../core/ports/registers.ts';
import type { Volume, VolumeChange } from '../../../domain/volume/volume.ts';
import type { Connection } from '../connection.ts';

interface VolumeRow {
  book: Book;
  year: number;
  number: number;
  first_ordinal: number;
  last_ordinal: number | null;
  first_on: string | null;
  last_on: string | null;
  opened_on: string | null;
  closed_on: string | null;
}

/** Applies changes of volumes to their table. */
export function volumeChanges(connection: Connection): (change: VolumeChange) => void {
  const extend = connection.prepare(
    `UPDATE volume SET last_ordinal = @ordinal, last_on = @on, first_on = coalesce(first_on, @on)
      WHERE book = @book AND year = @year AND closed_on IS NULL`,
  );
  const begin = connection.prepare(
    `INSERT INTO volume (book, year, number, first_ordinal, last_ordinal, first_on, last_on)
     SELECT @book, @year, coalesce(max(number), 0) + 1, @ordinal, @ordinal, @on, @on FROM volume
      WHERE book = @book AND year = @year`,
  );
  const put = (column: 'opened_on' | 'closed_on') =>
    connection.prepare(
      `INSERT INTO volume (book, year, number, first_ordinal, last_ordinal, first_on, last_on, ${column})
       VALUES (@book, @year, @number, @from, @last, @firstOn, @lastOn, @on)
       ON CONFLICT (year, book, number) DO UPDATE SET first_ordinal = excluded.first_ordinal,
         last_ordinal = excluded.last_ordinal, first_on = excluded.first_on, last_on = excluded.last_on,
         ${column} = excluded.${column}`,
    );
  const [open, close] = [put('opened_on'), put('closed_on')];
  return (change) => {
    const { book, year, on } = change;
    if (change.change === 'write-line') {
      const line = { book, year, on, ordinal: change.ordinal };
      if (extend.run(line) === 0) begin.run(line);
      return;
    }
    const { number, from, lines } = change;
    const { last, firstOn, lastOn } = lines ?? { last: null, firstOn: null, lastOn: null };
    (change.change === 'open-volume' ? open : close).run({
      ...{ book, year, number, from, last, firstOn, lastOn, on },
    });
  };
}

type Line = Extract<VolumeChange, { change: 'write-line' }>;

/**
 * For a rebuild: a volume is its first and its last line, so those between are not written. `flush` writes the lines of
 * all books and years.
 */
export function gatheredLines(apply: (change: VolumeChange) => void) {
  const gathered = new Map<string, { first: Line; last: Line }>();
  const flushOf = (name: string) => {
    const lines = gathered.get(name);
    if (lines === undefined) return;
    gathered.delete(name);
    apply(lines.first);
    if (lines.last !== lines.first) apply(lines.last);
  };
  return {
    take(change: VolumeChange): void {
      const name = `${change.book} ${change.year}`;
      if (change.change === 'write-line') {
        gathered.set(name, { first: gathered.get(name)?.first ?? change, last: change });
      } else {
        flushOf(name);
        apply(change);
      }
    },
    flush(): void {
      for (const name of [...gathered.keys()]) flushOf(name);
    },
  };
}

/** Reads the volumes. */
export function volumeLists(connection: Connection): Pick<RegisterStore, 'volumes' | 'openVolumes'> {
  const ofYear = connection.prepare<VolumeRow>(
    'SELECT * FROM volume WHERE book = ? AND year = ? ORDER BY number',
  );
  const open = connection.prepare<VolumeRow>(
    'SELECT * FROM volume WHERE closed_on IS NULL ORDER BY year, book DESC',
  );
  return {
    volumes: (book, year) => ofYear.all(book, year).map(volumeOf),
    openVolumes: () => open.all().map(volumeOf),
  };
}

const volumeOf = (row: VolumeRow): Volume => ({
  ...{ book: row.book, year: row.year, number: row.number, from: row.first_ordinal },
  lines:
    row.last_ordinal === null || row.first_on === null || row.last_on === null
      ? null
      : {
          last: row.last_ordinal,
          firstOn: row.first_on,
          lastOn: row.last_on,
          count: row.last_ordinal - row.first_ordinal + 1,
        },
  openedOn: row.opened_on,
  closedOn: row.closed_on,
});
