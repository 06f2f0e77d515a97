import type { RegisterStore } from '../../../core/ports/registers.ts';
import type { HandGap, NumberChange } from '../../../domain/record/by-hand.ts';
import type { Connection } from '../connection.ts';
import { baseId } from './rows.ts';

/** Applies changes of numbers that were given by hand; `id` is the row of the line that has one. */
export function numberChanges(
  connection: Connection,
): (change: NumberChange, id: number | undefined) => void {
  const drop = connection.prepare('DELETE FROM hand_gap WHERE year = ?');
  const put = connection.prepare(
    `INSERT INTO hand_gap (year, next, last) VALUES (?, ?, ?)
     ON CONFLICT (year) DO UPDATE SET next = excluded.next, last = excluded.last`,
  );
  const dropLast = connection.prepare('DELETE FROM hand_gap WHERE year = ? AND next = last');
  const advance = connection.prepare('UPDATE hand_gap SET next = next + 1 WHERE year = ?');
  const date = connection.prepare('UPDATE record SET given_on = ? WHERE id = ?');
  return (change, id) => {
    const { year } = change;
    if (change.change === 'state-by-hand') {
      const { first, last } = change;
      if (last < first) drop.run(year);
      else put.run(year, first, last);
      return;
    }
    if (dropLast.run(year) === 0) advance.run(year);
    date.run(change.on, id ?? null);
  };
}

/** What is still to be entered, and when the number of the last line of a year was given. */
export function numberLists(
  connection: Connection,
): Pick<RegisterStore, 'handGap' | 'handGaps' | 'lastGivenOn'> {
  const gap = connection.prepare<HandGap>('SELECT year, next, last FROM hand_gap WHERE year = ?');
  const gaps = connection.prepare<HandGap>('SELECT year, next, last FROM hand_gap ORDER BY year');
  const givenOn = connection.prepare<{ day: string | null }>(
    `SELECT coalesce(given_on, last_on) AS day FROM record
       LEFT JOIN volume ON volume.book = 'outgoing' AND volume.year = record.year AND last_ordinal = ordinal
      WHERE id > ? AND id < ? ORDER BY id DESC LIMIT 1`,
  );
  return {
    handGap: (year) => gap.get(year),
    handGaps: () => gaps.all(),
    lastGivenOn: (year) => {
      const base = baseId('outgoing', year);
      return givenOn.get(base, base + 1_000_000)?.day ?? undefined;
    },
  };
}
