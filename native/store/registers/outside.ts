import type { RegisterStore } from '../../../core/ports/registers.ts';
import type { OutsideBody } from '../../../domain/record/outside-body.ts';
import type { Connection } from '../connection.ts';
import { type Narrow, whole } from './narrow.ts';
import { type RecordRow, registerRow } from './rows.ts';

/** Reads the bodies outside the directory. */
export function outsideBodies(
  connection: Connection,
  signedUpTo: () => number,
  { record: seen }: Narrow = whole,
): Pick<RegisterStore, 'outsideBody' | 'outsideBodies' | 'outsideCame' | 'outsideSent' | 'outgoingToBoth'> {
  const one = connection.prepare<OutsideBody>(
    'SELECT code, kind, organisation FROM outside_body WHERE code = ?',
  );
  const all = connection.prepare<OutsideBody>(
    'SELECT code, kind, organisation FROM outside_body ORDER BY code',
  );
  const came = connection.prepare<{ code: string; came: number }>(
    `SELECT issuer AS code, count(*) AS came FROM record
      WHERE issuer GLOB 'X[0-9][0-9][0-9][0-9]'${seen} GROUP BY issuer`,
  );
  // What goes to them goes on paper.
  const sent = connection.prepare<{ code: string; sent: number }>(
    `SELECT organisation AS code, count(*) AS sent
       FROM record_paper ${seen === '' ? '' : 'JOIN record ON record.id = record_paper.record'}
      WHERE organisation GLOB 'X[0-9][0-9][0-9][0-9]'${seen} GROUP BY organisation`,
  );
  // Until it is issued a record names its recipients only in its own list; what went to a number has a paper leg. Each
  // is found by itself: a condition on either reads the whole register.
  const toBoth = connection.prepare<RecordRow & { total: number }>(
    `WITH shared AS MATERIALIZED (
         SELECT id, recipients, level FROM record
          WHERE state = 'registered' AND instr(',' || recipients || ',', ',' || @code || ',') > 0
         UNION ALL SELECT id, recipients, level FROM record_paper AS leg CROSS JOIN record ON id = leg.record
          WHERE leg.organisation = @code),
       found AS MATERIALIZED (
         SELECT id FROM shared${seen === '' ? '' : ' AS record'} WHERE instr(',' || recipients || ',', ',' || @organisation || ',') > 0${seen})
     SELECT *, (SELECT count(*) FROM found) AS total FROM record
      WHERE id IN (SELECT id FROM found ORDER BY id DESC LIMIT @limit) ORDER BY id DESC`,
  );
  return {
    outgoingToBoth: (code, organisation, limit) => {
      const rows = toBoth.all({ code, organisation, limit });
      const signed = signedUpTo();
      return { total: rows[0]?.total ?? 0, rows: rows.map((row) => registerRow(row, signed)) };
    },
    outsideBody: (code) => one.get(code),
    outsideBodies: () => all.all(),
    outsideCame: () => new Map(came.all().map((body) => [body.code, body.came])),
    outsideSent: () => new Map(sent.all().map((body) => [body.code, body.sent])),
  };
}
