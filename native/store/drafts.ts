import { RecordDraft } from '../../contract/record/coded-record.ts';
import type { DraftStore } from '../../core/ports/store.ts';
import type { Connection } from './connection.ts';

const parse = ({ line }: { line: string }): RecordDraft => RecordDraft.parse(JSON.parse(line));

/** What stays of a draft that somebody else's act has dropped. No form leaves a draft without a field. */
const dropped = '{}';

export function draftStore(connection: Connection): DraftStore {
  const read = connection.prepare<{ line: string }>(
    'SELECT line FROM own_draft WHERE person = ? AND key = ?',
  );
  const all = connection.prepare<{ line: string }>(
    `SELECT line FROM own_draft WHERE line <> '${dropped}' ORDER BY person, key`,
  );
  const write = connection.prepare(
    `INSERT INTO own_draft (person, key, line) VALUES (?, ?, ?)
     ON CONFLICT (person, key) DO UPDATE SET line = excluded.line`,
  );
  const discard = connection.prepare('DELETE FROM own_draft WHERE person = ? AND key = ?');
  const corrections = connection.prepare<{ n: number }>(
    `SELECT count(*) AS n FROM own_draft WHERE person = ? AND key GLOB '*/*' AND line <> '${dropped}'`,
  );
  const drop = connection.prepare(`UPDATE own_draft SET line = '${dropped}' WHERE key = ?`);
  return {
    read: ({ person, key }) => {
      const row = read.get(person, key);
      return row === undefined || row.line === dropped ? undefined : parse(row);
    },
    isDropped: ({ person, key }) => read.get(person, key)?.line === dropped,
    all: () => all.all().map(parse),
    write: ({ person, key }, draft) => {
      const line = JSON.stringify(RecordDraft.parse(draft));
      if (line === dropped) discard.run(person, key);
      else write.run(person, key, line);
    },
    discard: ({ person, key }) => void discard.run(person, key),
    corrections: (person) => corrections.get(person)?.n ?? 0,
    drop: ({ person, key }) => {
      discard.run(person, key);
      drop.run(key);
    },
  };
}
