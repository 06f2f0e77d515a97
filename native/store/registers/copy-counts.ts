import type { Level } from '../../../contract/record/fields.ts';
import type { LocalDate } from '../../../contract/scalar.ts';
import type { CopyCustody } from '../../../domain/custody/copy-custody.ts';
import type { Connection } from '../connection.ts';

/** A row of the copies. */
export interface CopyRow {
  readonly record: number;
  readonly copy: number;
}

/** What counts a copy: a list, whose copies (all, without a holder), and until which day. */
type Count = readonly [list: 'held' | 'offered' | 'due' | 'missing', holder: string, day: LocalDate | ''];

/** All that counts a copy, but the list of what is offered: that counts offers. Nothing of one that is not here. */
function countsOf(custody: CopyCustody | undefined): Count[] {
  if (custody === undefined) return [];
  const { holder, loan, out, recalled, missing } = custody;
  const days = [loan?.until, out?.until, recalled ?? undefined].filter((day) => day !== undefined);
  const [due] = days.sort();
  return [
    ['held', holder, ''],
    ...['', holder].flatMap((whose): Count[] => [
      ...(due === undefined ? [] : [['due', whose, due] as const]),
      ...(missing ? [['missing', whose, ''] as const] : []),
    ]),
  ];
}

/** What somebody is to accept: nothing that is missing, and nothing that goes back to its issuer. */
function offerOf(custody: CopyCustody | undefined): { entry: number; count: Count } | undefined {
  const { offer = null, missing } = custody ?? {};
  if (offer === null || offer.to === null || missing === true) return undefined;
  return { entry: offer.entry, count: ['offered', offer.to, ''] };
}

/** By how much a row is to change. */
interface Step {
  readonly count: Count;
  readonly level: Level;
  by: number;
}

/**
 * Keeps the table of counts in step with the copies of records in force. The changes of one act are added up, and written
 * at its end: most are of several copies that go the same way.
 */
export function copyCounts(connection: Connection) {
  const row = 'list = @list AND holder = @holder AND level = @level AND day = @day';
  const more = connection.prepare(
    `INSERT INTO copy_count VALUES (@list, @holder, @level, @day, @by)
     ON CONFLICT DO UPDATE SET n = n + excluded.n`,
  );
  const less = connection.prepare(`UPDATE copy_count SET n = n + @by WHERE ${row} AND n > -@by`);
  const none = connection.prepare(`DELETE FROM copy_count WHERE ${row}`);
  const levelOf = connection.prepare<{ level: Level }>(
    "SELECT level FROM record WHERE id = ? AND state <> 'cancelled'",
  );
  const offeredWith = connection.prepare(
    'SELECT 1 FROM copy_open WHERE record = ? AND copy <> ? AND offer_entry = ? AND missing = 0',
  );
  const steps = new Map<string, Step>();
  connection.onUndo(() => steps.clear());

  function step(level: Level, count: Count, by: number): void {
    const name = [level, ...count].join(' ');
    const known = steps.get(name);
    if (known === undefined) steps.set(name, { count, level, by });
    else known.by += by;
  }

  return {
    /** A copy that was here so, or not at all, is now so, or not at all. */
    move({ record, copy }: CopyRow, before: CopyCustody | undefined, after: CopyCustody | undefined): void {
      const level = levelOf.get(record)?.level;
      if (level === undefined) return;
      for (const count of countsOf(before)) step(level, count, -1);
      for (const count of countsOf(after)) step(level, count, 1);
      const [past, present] = [offerOf(before), offerOf(after)];
      if (past?.entry === present?.entry) return;
      // Copies that were offered together are one line of the list.
      const isSole = ({ entry }: { entry: number }) => offeredWith.get(record, copy, entry) === undefined;
      if (past !== undefined && isSole(past)) step(level, past.count, -1);
      if (present !== undefined && isSole(present)) step(level, present.count, 1);
    },

    /** All copies of a record that are here count by this level, or no longer do; null for that of a cancelled line. */
    moveAll(copies: readonly CopyCustody[], level: Level | null, by: 1 | -1): void {
      if (level === null) return;
      const offers = new Map(copies.map(offerOf).map((offer) => [offer?.entry, offer?.count]));
      for (const count of [...copies.flatMap(countsOf), ...offers.values()])
        if (count !== undefined) step(level, count, by);
    },

    write(): void {
      for (const { count, level, by } of steps.values()) {
        const [list, holder, day] = count;
        const named = { list, holder, level, day };
        if (by > 0) more.run({ ...named, by });
        else if (by < 0 && less.run({ ...named, by }) === 0) none.run(named);
      }
      steps.clear();
    },
  };
}

export type CopyCounts = ReturnType<typeof copyCounts>;

/** While the tables are filled nothing is counted: `countCopies` does it once, at the end. */
export const notCounted: CopyCounts = {
  move: () => undefined,
  moveAll: () => undefined,
  write: () => undefined,
};
