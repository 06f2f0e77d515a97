import { RecordDraft } from '../../contract/record/coded-record.ts';
import type { DraftStore } from '../../core/ports/store.ts';
import type { Connection } from './connection.ts';

const parse = ({ line }: { line: string }): RecordDraft => RecordDraft.parse(JSON.parse(line));

export function draftStore(connection: Connection): DraftStore {
  const read = connection.prepare<{ line: string }>(
    'SELECT line FROM own_draft WHERE person = ? AND key = ?',
  );
  const all = connection.prepare<{ line: string }>('SELECT line FROM own_draft ORDER BY person, key');
  const write = connection.prepare(
    `INSERT INTO own_draft (person, key, line) VALUES (?, ?, ?)
     ON CONFLICT (person, key) DO UPDATE SET line = excluded.line`,
  );
  const discard = connection.prepare('DELETE FROM own_draft WHERE person = ? AND key = ?');
  const corrections = connection.prepare<{ n: number }>(
    "SELECT count(*) AS n FROM own_draft WHERE person = ? AND key GLOB '*/*'",
  );
  const discardAll = connection.prepare('DELETE FROM own_draft WHERE key = ?');
  return {
    read: ({ person, key }) => {
      const row = read.get(person, key);
      return row === undefined ? undefined : parse(row);
    },
    all: () => all.all().map(parse),
    write: ({ person, key }, draft) => void write.run(person, key, JSON.stringify(RecordDraft.parse(draft))),
    discard: ({ person, key }) => void discard.run(person, key),
    corrections: (person) => corrections.get(person)?.n ?? 0,
    discardAll: (key) => void discardAll.run(key),
  };
}
