import type { RegisterChange } from '../../../domain/record/register-change.ts';
import { isVolumeChange } from '../../../domain/volume/volume.ts';
import type { Connection } from '../connection.ts';
import { countCopies } from '../schema/0019-copy-counts.ts';
import { registerChanges, rememberedIds, storedIds } from './changes.ts';
import { notCounted } from './copy-counts.ts';
import { gatheredLines } from './volumes.ts';

interface Definition {
  readonly type: 'table' | 'index' | 'trigger';
  readonly sql: string;
}

/** Projected tables in the order of a dump; dropped in the reverse one, because rows refer to records. */
export const projected: readonly [table: string, order: string][] = [
  ['record', 'id'],
  ['record_copy', 'record, copy'],
  ['copy_open', 'record, copy'],
  ['copy_count', 'list, holder, level, day'],
  ['record_recipient', 'record, organisation'],
  ['record_envelope', 'envelope'],
  ['record_paper', 'record, organisation'],
  ['outside_body', 'code'],
  ['volume', 'year, book, number'],
  ['hand_gap', 'year'],
];

/**
 * Makes the projected tables anew and fills them with what `changes` give, within the caller's transaction. Control
 * codes and envelopes are random: an index that grows with the rows changes another page for nearly each of them. So
 * the indexes are made when all rows are there, each sorted once.
 */
export function refill(connection: Connection, changes: Iterable<RegisterChange>): void {
  const definitions = projected.map(([table]) => definitionsOf(connection, table));
  const make = (types: readonly Definition['type'][]) => {
    for (const { type, sql } of definitions.flat()) if (types.includes(type)) connection.exec(sql);
  };
  for (const [table] of projected.toReversed()) connection.exec(`DROP TABLE ${table}`);
  make(['table', 'trigger']);
  // A table whose key is random is filled in the order of its key.
  connection.exec(
    'CREATE TABLE record_envelope_unsorted (envelope TEXT NOT NULL, code TEXT NOT NULL) STRICT',
  );
  const apply = registerChanges(connection, {
    records: rememberedIds(),
    envelopes: 'record_envelope_unsorted',
    counts: notCounted,
  });
  // An envelope is found by the index that is made last: whether one was withdrawn is applied when all rows are there.
  const withdrawn = new Map<string, RegisterChange[]>();
  const lines = gatheredLines(apply);
  for (const change of changes) {
    if (change.change === 'withdraw-envelope') withdrawn.set(change.envelope, [change]);
    else if (change.change === 'store-envelope') withdrawn.get(change.envelope)?.push(change);
    else if (isVolumeChange(change)) lines.take(change);
    else apply(change);
  }
  lines.flush();
  connection.exec('INSERT INTO record_envelope SELECT * FROM record_envelope_unsorted ORDER BY envelope');
  connection.exec('DROP TABLE record_envelope_unsorted');
  make(['index']);
  connection.exec(countCopies);
  if (withdrawn.size === 0) return;
  const applyLate = registerChanges(connection, {
    records: storedIds(connection),
    envelopes: 'record_envelope',
    counts: notCounted,
  });
  for (const change of [...withdrawn.values()].flat()) applyLate(change);
}

/** As the migrations have made them; the index that belongs to a primary key has no text. */
const definitionsOf = (connection: Connection, table: string): Definition[] =>
  connection
    .prepare<Definition>('SELECT type, sql FROM sqlite_schema WHERE tbl_name = ? AND sql IS NOT NULL')
    .all(table);
