import type { RegisterStore } from '../../../core/ports/registers.ts';
import type { Connection } from '../connection.ts';
import { type Narrow, whole } from './narrow.ts';
import { type RecordRow, registerRow } from './rows.ts';

/** As the index of these has it: what `awaitsOpening` of the domain asks of a line that stands. */
const awaitsOpening = `book = 'incoming' AND state = 'entered' AND named_opener_only = 1
  AND (type_code IS NULL OR issued_on IS NULL OR enclosures IS NULL OR coalesce(pages, pieces) IS NULL)`;

/** Those of which somebody has a copy. */
export const unopenedWith = `FROM record INDEXED BY record_unopened WHERE ${awaitsOpening} AND EXISTS (
  SELECT 1 FROM record_copy WHERE record_copy.record = record.id
     AND record_copy.inside IN (SELECT value FROM json_each(@to)))`;

export function unopenedLists(
  connection: Connection,
  signedUpTo: () => number,
  { offer: seen }: Narrow = whole,
): Pick<RegisterStore, 'unopened'> {
  const page = connection.prepare<RecordRow>(
    `SELECT record.* ${unopenedWith}${seen} ORDER BY record.id LIMIT @limit OFFSET @offset`,
  );
  return {
    unopened: (to, limit, offset) => {
      const upTo = signedUpTo();
      return page.all({ to: JSON.stringify(to), limit, offset }).map((row) => registerRow(row, upTo));
    },
  };
}
