import type { RegisterStore } from '../../../core/ports/store.ts';
import type { Connection } from '../connection.ts';
import { type RecordRow, registerRow, splitList } from './rows.ts';

/**
 * Whether `reply`, which names the code of `record`, settles it. It goes the other way: what came in is answered
 * by what goes out. Under a code that several issuers use it is the one of those it is sent to; a reply to
 * none of them settles nothing.
 */
const settles = `reply.book <> record.book AND (
  instr(',' || reply.recipients || ',', ',' || record.issuer || ',') > 0
  OR NOT EXISTS (SELECT 1 FROM record AS other WHERE other.code = record.code AND other.issuer <> record.issuer))`;

/** The lists of what waits for a person; each reads an index that holds nothing else. */
export function todayLists(
  connection: Connection,
  signedUpTo: () => number,
): Pick<RegisterStore, 'toIssue' | 'due' | 'silent' | 'refused'> {
  const toIssue = connection.prepare<RecordRow>(
    "SELECT * FROM record WHERE state = 'registered' ORDER BY seq LIMIT ?",
  );
  const due = connection.prepare<RecordRow & { reason: 'due' | 'return' | 'protection'; due_at: string }>(
    `SELECT * FROM (SELECT *, 'due' AS reason, due_on AS due_at FROM record
         WHERE due_on IS NOT NULL AND due_on <= @due AND state <> 'cancelled' AND NOT EXISTS (
           SELECT 1 FROM record AS reply
             WHERE reply.reply_to = record.code AND reply.reply_to IS NOT NULL AND reply.state <> 'cancelled'
               AND ${settles})
         ORDER BY due_on DESC LIMIT @limit)
     UNION ALL SELECT * FROM (SELECT *, 'return', return_by FROM record
         WHERE return_by IS NOT NULL AND return_by <= @return AND state <> 'cancelled'
         ORDER BY return_by DESC LIMIT @limit)
     UNION ALL SELECT * FROM (SELECT *, 'protection', protect_until FROM record
         WHERE protect_until IS NOT NULL AND protect_until BETWEEN @protectionFrom AND @protection AND state <> 'cancelled'
         ORDER BY protect_until DESC LIMIT @limit)
     ORDER BY due_at DESC, id LIMIT @limit`,
  );
  const silent = connection.prepare<RecordRow>(
    'SELECT * FROM record WHERE silent > 0 AND issued_at < ? ORDER BY issued_at LIMIT ?',
  );
  const silentOf = connection.prepare<{ organisation: string }>(
    "SELECT organisation FROM record_recipient WHERE record = ? AND coalesce(status, '01') = '01' ORDER BY organisation",
  );
  const refused = connection.prepare<RecordRow & { by_code: string; reasons: string }>(
    `SELECT record.*, record_recipient.organisation AS by_code, record_recipient.reasons AS reasons
       FROM record_recipient JOIN record ON record.id = record_recipient.record
       WHERE record_recipient.status = '02' ORDER BY record_recipient.at DESC LIMIT ?`,
  );
  return {
    toIssue: (limit) => {
      const signed = signedUpTo();
      return toIssue.all(limit).map((row) => registerRow(row, signed));
    },
    due: (within, limit) => {
      const signed = signedUpTo();
      return due
        .all({ ...within, limit })
        .map((row) => ({ row: registerRow(row, signed), reason: row.reason, on: row.due_at }));
    },
    silent: (before, limit) => {
      const signed = signedUpTo();
      return silent.all(before, limit).map((row) => ({
        row: registerRow(row, signed),
        silent: silentOf.all(row.id).map(({ organisation }) => organisation),
      }));
    },
    refused: (limit) => {
      const signed = signedUpTo();
      return refused.all(limit).map((row) => ({
        row: registerRow(row, signed),
        by: row.by_code,
        reasons: splitList(row.reasons),
      }));
    },
  };
}
