import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { connectionOver } from './connection.ts';
import { inboxStore } from './inbox.ts';
import { migrate, migrations } from './migrations.ts';
import { temporaryFolder } from './store.fixture.ts';

it('the inbox of the first version is carried over, in its order', () => {
  const folder = temporaryFolder();
  const connection = connectionOver(new Database(join(folder.path, 'plain.db')));
  migrate(connection, migrations.slice(0, 1));
  const insert = connection.prepare(
    `INSERT INTO inbox (id, sender, received_at, state, fault, envelope)
     VALUES (?, 'H37.02', '2026-05-05T01:00:00.000Z', 'rejected', 'SIGNATURE_TIME', x'01')`,
  );
  const ids = [1, 2, 3].map((n) => `00000000-0000-4000-8000-00000000000${n}`);
  for (const id of ids) insert.run(id);
  migrate(connection);
  const inbox = inboxStore(connection);
  expect(inbox.rejected(10).map(({ id }) => id)).toEqual(ids.toReversed());
  expect(inbox.rejectedFor(['SIGNATURE_TIME'], ids[0] ?? null, 10).map(({ id }) => id)).toEqual(ids.slice(1));
  expect(() => connection.exec('DELETE FROM inbox')).toThrow();
  connection.close();
  folder.remove();
});
