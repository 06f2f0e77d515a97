import { copyFile, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openCiphered } from './cipher.ts';
import { describeStorage, type StoragePlace } from './conformance.ts';
import { anchor, answered, pageOf } from './conformance-values.ts';
import type { EndpointStorage, NewEnvelope } from './port.ts';
import { openSqlite } from './sqlite.ts';

/** A database in a folder of its own. */
async function createPlace(): Promise<
  StoragePlace & { sql(statement: string, ...values: unknown[]): number }
> {
  const folder = await mkdtemp(join(tmpdir(), 'tram-mat-mailboxes-'));
  const name = 'mailboxes.db';
  const key = Buffer.alloc(32, 7);
  const sql = (statement: string, ...values: unknown[]) => {
    const database = openCiphered(join(folder, name), key);
    try {
      database.pragma('ignore_check_constraints = ON');
      return database.prepare(statement).run(...values).changes;
    } finally {
      database.close();
    }
  };
  return {
    sql,
    open: async () => openSqlite(join(folder, name), key),
    async openAfterKill() {
      const copy = await mkdtemp(join(folder, 'copy-'));
      for (const file of await readdir(folder)) {
        if (file.startsWith(name)) await copyFile(join(folder, file), join(copy, file));
      }
      return openSqlite(join(copy, name), key);
    },
    async damage(id) {
      sql('UPDATE envelopes SET warrant = substr(warrant, 2) WHERE id = ?', id);
    },
    remove: () => rm(folder, { recursive: true, force: true }),
    errors: {
      sequenceUsed: 'UNIQUE constraint failed: envelopes.recipient, envelopes.seq',
      closed: 'The database connection is not open',
    },
  };
}

describeStorage('mailboxes in SQLite', createPlace);

describe('an envelope whose row was damaged', () => {
  let place: Awaited<ReturnType<typeof createPlace>>;
  let storage: EndpointStorage;
  beforeEach(async () => {
    place = await createPlace();
    storage = await place.open();
  });
  afterEach(async () => {
    await storage.close();
    await place.remove();
  });

  test.each([
    ['a header that is no JSON', `header = substr(header, 2)`],
    ['a header longer than any', `header = '"' || replace(hex(zeroblob(600)), '0', 'x') || '"'`],
    ['sealed bytes that are gone', 'sealed = NULL'],
    ['more sealed bytes than any size class', 'sealed = zeroblob(20000000)'],
    ['a warrant without members', `warrant = '{}'`],
    ['a warrant that is a list', `warrant = '[]'`],
  ])('%s: comes as null and nothing is thrown', async (_, change) => {
    const stored: NewEnvelope = {
      id: '00000000-0000-4000-8000-000000000001',
      from: 'H37.01',
      to: 'H37.02',
      digest: '0'.repeat(64),
      seq: 1,
      storedAt: '2026-11-23T01:00:00.000Z',
      header: '{"kind":"deliver"}',
      sealed: Uint8Array.of(1, 2, 3),
      warrant: '{"batch":1}',
      receipt: { statement: '{}', signature: Uint8Array.of(4) },
    };
    await storage.append([stored]);
    expect(place.sql(`UPDATE envelopes SET ${change} WHERE id = ?`, stored.id)).toBe(1);
    expect(await pageOf(storage, 'H37.02', [0, 10, 1 << 20])).toEqual([{ seq: 1, envelope: null }]);
  });
});

describe('a database of an earlier version, which kept the head of a checkpoint beside its receipt', () => {
  test('gives its anchors without, takes more, and is changed once', async () => {
    const place = await createPlace();
    const [ten, twenty] = [anchor(10), anchor(20)];
    place.sql(
      `CREATE TABLE anchors (
        organisation TEXT NOT NULL,
        terminal TEXT NOT NULL,
        to_seq INTEGER NOT NULL CHECK (to_seq > 0),
        head TEXT NOT NULL CHECK (length(head) = 64),
        receipt TEXT NOT NULL,
        receipt_signature BLOB NOT NULL,
        PRIMARY KEY (organisation, terminal, to_seq)
      ) STRICT, WITHOUT ROWID`,
    );
    const { organisation, terminal, toSeq, receipt } = ten;
    place.sql(
      'INSERT INTO anchors VALUES (?, ?, ?, ?, ?, ?)',
      ...[organisation, terminal, toSeq, 'f'.repeat(64), receipt.statement, receipt.signature],
    );
    for (const last of [ten, twenty, twenty]) {
      const storage = await place.open();
      if (last === twenty) await storage.addAnchor(twenty);
      expect(await storage.anchor(organisation, terminal, 10)).toEqual(answered(ten));
      expect(await storage.lastAnchor(organisation, terminal)).toEqual({
        toSeq: last.toSeq,
        receipt: answered(last),
      });
      await storage.close();
    }
    expect(() => place.sql('UPDATE anchors SET head = head')).toThrow('no such column: head');
    await place.remove();
  });
});
