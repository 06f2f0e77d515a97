import { RecordDraft } from '../../contract/record/coded-record.ts';
import type { DraftStore } from '../../core/ports/store.ts';
import type { Connection } from './connection.ts';

export function draftStore(connection: Connection): DraftStore {
  const read = connection.prepare<{ line: string }>('SELECT line FROM draft WHERE key = ?');
  const write = connection.prepare(
    'INSERT INTO draft (key, line) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET line = excluded.line',
  );
  const discard = connection.prepare('DELETE FROM draft WHERE key = ?');
  return {
    read: (key) => {
      const row = read.get(key);
      return row === undefined ? undefined : RecordDraft.parse(JSON.parse(row.line));
    },
    write: (key, draft) => void write.run(key, JSON.stringify(RecordDraft.parse(draft))),
    discard: (key) => void discard.run(key),
  };
}
