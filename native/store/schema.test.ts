import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { z } from 'zod';
import { Book, Level, Urgency } from '../../contract/record/fields.ts';
import { CopyState, DocumentState, MessageStatus, TransportState } from '../../contract/record/status.ts';
import { acts, append, key, outgoing, self, temporaryFolder } from '../../test/support/store.ts';
import { type Connection, connect } from './connection.ts';
import { createStore } from './store.ts';

let folder: ReturnType<typeof temporaryFolder>;
let connection: Connection;
beforeEach(() => {
  folder = temporaryFolder();
  const path = join(folder.path, 'store.db');
  const store = createStore({ path, key, organisation: self });
  append(store, acts.register(outgoing(1)));
  store.close();
  connection = connect(path, key);
});
afterEach(() => {
  connection.close();
  folder.remove();
});

it.each<[string, string, z.ZodEnum]>([
  ['record', 'book', Book],
  ['record', 'level', Level],
  ['record', 'urgency', Urgency],
  ['record', 'state', DocumentState],
  ['record_copy', 'state', CopyState],
  ['record_recipient', 'status', MessageStatus],
  ['outbox', 'state', TransportState],
])('%s.%s admits exactly what the contract admits', (table, column, enumeration) => {
  const { sql: body = '' } =
    connection
      .prepare<{ sql: string }>("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?")
      .get(table) ?? {};
  const [, admitted = ''] = new RegExp(`CHECK \\(${column} IN \\((.*?)\\)\\)`).exec(body) ?? [];
  const quoted = enumeration.options.map((option) => `'${option}'`);
  expect(admitted.split(', ').toSorted()).toEqual(quoted.toSorted());
});

/** Every text column of every table, with a sentence such as a clerk might type as a subject line. */
it('no text column of any table takes a sentence', () => {
  const sentence = 'Về việc điều động lực lượng';
  const columns = connection
    .prepare<{ tab: string; col: string; type: string }>(
      `SELECT m.name AS tab, c.name AS col, c.type AS type
         FROM sqlite_schema AS m JOIN pragma_table_info(m.name) AS c
        WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%'`,
    )
    .all();
  const texts = columns.filter(({ type }) => type === 'TEXT');
  expect(texts.length).toBeGreaterThan(45);
  for (const { tab, col } of texts) {
    const definition = connection
      .prepare<{ sql: string }>("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?")
      .get(tab)?.sql;
    const line = definition
      ?.split(/\n|, (?=[a-z_]+ (?:TEXT|INTEGER) )/)
      .find((text) => text.trim().startsWith(`${col} TEXT`));
    // The column by itself, so that nothing but its own CHECK can be what refuses.
    connection.exec(`CREATE TEMP TABLE alone (${line?.trim().replace(/,$/, '')}) STRICT`);
    const put = connection.prepare('INSERT INTO alone VALUES (?)');
    expect(
      refusal(() => put.run(sentence)),
      `${tab}.${col}`,
    ).toMatch(/^CHECK constraint failed/);
    connection.exec('DROP TABLE alone');
  }
});

/** What SQLite says when it refuses. */
function refusal(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof Error && error.cause instanceof Error) return error.cause.message;
    throw error;
  }
  return 'accepted';
}
