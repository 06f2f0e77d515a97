import type { RegisterStore } from '../../../core/ports/store.ts';
import type { OutsideBody } from '../../../domain/record/outside-body.ts';
import type { Connection } from '../connection.ts';

/** Reads the bodies outside the directory. */
export function outsideBodies(
  connection: Connection,
): Pick<RegisterStore, 'outsideBody' | 'outsideBodies' | 'outsideSent'> {
  const one = connection.prepare<OutsideBody>(
    'SELECT code, kind, organisation FROM outside_body WHERE code = ?',
  );
  const all = connection.prepare<OutsideBody & { lines: number }>(
    `SELECT code, kind, organisation,
       (SELECT count(*) FROM record WHERE issuer = outside_body.code AND issuer GLOB 'X[0-9][0-9][0-9][0-9]') AS lines
     FROM outside_body ORDER BY code`,
  );
  // What goes to them goes on paper.
  const sent = connection.prepare<{ code: string; sent: number }>(
    `SELECT organisation AS code, count(*) AS sent FROM record_paper
      WHERE organisation GLOB 'X[0-9][0-9][0-9][0-9]' GROUP BY organisation`,
  );
  return {
    outsideBody: (code) => one.get(code),
    outsideBodies: () => all.all(),
    outsideSent: () => new Map(sent.all().map((body) => [body.code, body.sent])),
  };
}
