import type { DueWindow, RegisterStore } from '../../../core/ports/registers.ts';
import type { Connection } from '../connection.ts';
import { type Narrow, whole } from './narrow.ts';
import { answers } from './replies.ts';
import { type RecordRow, registerRow, splitList } from './rows.ts';

const isDue = `due_on IS NOT NULL AND due_on <= @due AND state <> 'cancelled' AND settled = 0 AND NOT EXISTS (
  SELECT 1 FROM record AS reply WHERE ${answers})`;
const isToReturn = "return_by IS NOT NULL AND return_by <= @return AND state <> 'cancelled'";
const isProtectedUntil =
  "protect_until IS NOT NULL AND protect_until BETWEEN @protectionFrom AND @protection AND state <> 'cancelled'";

/**
 * Paper that is here still. A record with some counts as unanswered, and so the search stays in the index of those.
 */
const isToHand = `silent > 0 AND EXISTS (
  SELECT 1 FROM record_paper WHERE record_paper.record = record.id AND record_paper.state = 'waiting')`;

/** A mark as settled takes a record out of these, never paper that is here still, or a day of return or protection. */
const isSilent = 'silent > 0 AND settled = 0';
const refusedBy = (table: 'record_recipient' | 'record_paper', states: string) =>
  `FROM ${table} AS back JOIN record ON record.id = back.record WHERE ${states} AND record.settled = 0`;
const refusedOnWire = refusedBy('record_recipient', "back.status = '02'");
const withdrawn = refusedBy('record_recipient', 'back.withdrawn IS NOT NULL');
const refusedOnPaper = refusedBy('record_paper', "back.state IN ('refused', 'lost')");

type Totals = ReturnType<RegisterStore['workTotals']>;

const noWork: Totals = { toIssue: 0, toHand: 0, due: 0, silent: 0, refused: 0 };

/** Counts the lists once for each question, and again after `forget`. */
export function workTotals(
  connection: Connection,
  { record: seen }: Narrow = whole,
): {
  read: RegisterStore['workTotals'];
  forget(): void;
} {
  const count = connection.prepare<Totals>(
    `SELECT (SELECT count(*) FROM record WHERE state = 'registered'${seen}) AS toIssue,
       (SELECT count(*) FROM record WHERE ${isToHand}${seen}) AS toHand,
       (SELECT count(*) FROM record WHERE ${isDue}${seen}) + (SELECT count(*) FROM record WHERE ${isToReturn}${seen})
         + (SELECT count(*) FROM record WHERE ${isProtectedUntil}${seen}) AS due,
       (SELECT count(*) FROM record WHERE ${isSilent} AND issued_at < @before${seen}) AS silent,
       (SELECT count(*) ${refusedOnWire}${seen}) + (SELECT count(*) ${withdrawn}${seen})
         + (SELECT count(*) ${refusedOnPaper}${seen}) AS refused`,
  );
  let kept: { of: string; totals: Totals } | undefined;
  const forget = () => {
    kept = undefined;
  };
  connection.onUndo(forget);
  return {
    read(within: DueWindow, before) {
      const of = JSON.stringify([within, before]);
      if (kept?.of !== of) {
        const totals = count.get({ ...within, before }) ?? noWork;
        kept = { of, totals };
      }
      return kept.totals;
    },
    forget,
  };
}

/** The lists of what waits for a person; each reads an index that holds nothing else. */
export function todayLists(
  connection: Connection,
  signedUpTo: () => number,
  { record: seen }: Narrow = whole,
): Pick<RegisterStore, 'toIssue' | 'toHand' | 'due' | 'silent' | 'refused'> {
  const toIssue = connection.prepare<RecordRow>(
    `SELECT * FROM record WHERE state = 'registered'${seen} ORDER BY seq LIMIT ? OFFSET ?`,
  );
  const toHand = connection.prepare<RecordRow>(
    `SELECT * FROM record WHERE ${isToHand}${seen} ORDER BY issued_at, id LIMIT ? OFFSET ?`,
  );
  const waitsFor = connection.prepare<{ organisation: string }>(
    "SELECT organisation FROM record_paper WHERE record = ? AND state = 'waiting' ORDER BY organisation",
  );
  const due = connection.prepare<RecordRow & { reason: 'due' | 'return' | 'protection'; due_at: string }>(
    `SELECT * FROM (SELECT *, 'due' AS reason, due_on AS due_at FROM record
         WHERE ${isDue}${seen} ORDER BY due_on, id LIMIT @end)
     UNION ALL SELECT * FROM (SELECT *, 'return', return_by FROM record
         WHERE ${isToReturn}${seen} ORDER BY return_by, id LIMIT @end)
     UNION ALL SELECT * FROM (SELECT *, 'protection', protect_until FROM record
         WHERE ${isProtectedUntil}${seen} ORDER BY protect_until, id LIMIT @end)
     ORDER BY due_at, id, reason LIMIT @limit OFFSET @offset`,
  );
  const silent = connection.prepare<RecordRow>(
    `SELECT * FROM record WHERE ${isSilent} AND issued_at < ?${seen} ORDER BY issued_at, id LIMIT ? OFFSET ?`,
  );
  const silentOf = connection.prepare<{ organisation: string }>(
    `SELECT organisation FROM record_recipient WHERE record = @id AND coalesce(status, '01') = '01'
       AND withdrawn IS NULL
     UNION ALL SELECT organisation FROM record_paper WHERE record = @id AND state IN ('waiting', 'handed')
     ORDER BY organisation`,
  );
  const refused = connection.prepare<RecordRow & { by_code: string; reasons: string; withdrawn: 0 | 1 }>(
    `SELECT record.*, back.organisation AS by_code, back.reasons AS reasons, back.withdrawn AS withdrawn
       FROM (SELECT * FROM (SELECT back.record, organisation, reasons, at, 0 AS withdrawn ${refusedOnWire}${seen}
               ORDER BY at DESC, back.record, organisation LIMIT @end)
             UNION ALL SELECT * FROM (SELECT back.record, organisation, reasons, withdrawn AS at, 1 ${withdrawn}${seen}
               ORDER BY at DESC, back.record, organisation LIMIT @end)
             UNION ALL SELECT * FROM (SELECT back.record, organisation, reasons, at, 0 ${refusedOnPaper}${seen}
               ORDER BY at DESC, back.record, organisation LIMIT @end)) AS back
       JOIN record ON record.id = back.record
       ORDER BY back.at DESC, record.id, by_code LIMIT @limit OFFSET @offset`,
  );
  return {
    toIssue: (limit, offset = 0) => {
      const signed = signedUpTo();
      return toIssue.all(limit, offset).map((row) => registerRow(row, signed));
    },
    toHand: (limit, offset = 0) => {
      const signed = signedUpTo();
      return toHand.all(limit, offset).map((row) => ({
        row: registerRow(row, signed),
        to: waitsFor.all(row.id).map(({ organisation }) => organisation),
      }));
    },
    due: (within, limit, offset = 0) => {
      const signed = signedUpTo();
      return due
        .all({ ...within, limit, offset, end: offset + limit })
        .map((row) => ({ row: registerRow(row, signed), reason: row.reason, on: row.due_at }));
    },
    silent: (before, limit, offset = 0) => {
      const signed = signedUpTo();
      return silent.all(before, limit, offset).map((row) => ({
        row: registerRow(row, signed),
        silent: silentOf.all({ id: row.id }).map(({ organisation }) => organisation),
      }));
    },
    refused: (limit, offset = 0) => {
      const signed = signedUpTo();
      return refused.all({ limit, offset, end: offset + limit }).map((row) => ({
        row: registerRow(row, signed),
        by: row.by_code,
        reasons: splitList(row.reasons),
        withdrawn: row.withdrawn === 1,
      }));
    },
  };
}
