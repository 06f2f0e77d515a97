import type { RegisterStore } from '../../../core/ports/registers.ts';
import type { Connection } from '../connection.ts';
import { type RecordRow, registerRow } from './rows.ts';

/**
 * Whether `reply`, which names the code of `record`, can mean it: under a code that several issuers use it is the one
 * of those the reply is sent to; a reply to none of them means nobody's.
 */
const means = `(instr(',' || reply.recipients || ',', ',' || record.issuer || ',') > 0
  OR NOT EXISTS (SELECT 1 FROM record AS other WHERE other.code = record.code AND other.issuer <> record.issuer))`;

/** Whether `reply` answers `record`. It goes the other way: what came in is answered by what goes out. */
export const answers = `reply.reply_to = record.code AND reply.reply_to IS NOT NULL AND reply.state <> 'cancelled'
  AND reply.book <> record.book AND ${means}`;

/** What answers a record, and what it replies to itself. */
export function replyLists(
  connection: Connection,
  signedUpTo: () => number,
): Pick<RegisterStore, 'answersTo' | 'repliedTo'> {
  const answersTo = connection.prepare<RecordRow>(
    `SELECT reply.* FROM record JOIN record AS reply ON ${answers}
       WHERE record.code = ? AND record.issuer = ? ORDER BY reply.id LIMIT ?`,
  );
  const repliedTo = connection.prepare<RecordRow>(
    `SELECT record.* FROM record AS reply JOIN record ON record.code = reply.reply_to AND ${means}
       WHERE reply.code = ? AND reply.issuer = ? ORDER BY record.id LIMIT ?`,
  );
  const read = (of: typeof answersTo): RegisterStore['answersTo'] => {
    return ({ code, issuer }, limit) => {
      const signed = signedUpTo();
      return of.all(code, issuer, limit).map((row) => registerRow(row, signed));
    };
  };
  return { answersTo: read(answersTo), repliedTo: read(repliedTo) };
}
