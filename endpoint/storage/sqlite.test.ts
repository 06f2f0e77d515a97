import { copyFile, mkdtemp, open, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openCiphered } from './cipher.ts';
import { describeStorage, type StoragePlace } from './conformance.ts';
import { anchor, answered, pageOf } from './conformance-values.ts';
import type { EndpointStorage, NewEnvelope } from './port.ts';
import { openSqlite } from './sqlite.ts';

/** A database in a folder of its own. */
async function createPlace(): Promise<
  StoragePlace & {
    folder: string;
    sql(statement: string, ...values: unknown[]): number;
    value(query: string): unknown;
  }
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
    folder,
    sql,
    value(query) {
      const database = openCiphered(join(folder, name), key);
      try {
        return database.prepare(query).pluck().get();
      } finally {
        database.close();
      }
    },
    open: async () => openSqlite(join(folder, name), () => key),
    async openAfterKill() {
      const copy = await mkdtemp(join(folder, 'copy-'));
      for (const file of await readdir(folder)) {
        if (file.startsWith(name)) await copyFile(join(folder, file), join(copy, file));
      }
      return openSqlite(join(copy, name), () => key);
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

describe('what was delivered', () => {
  /** Longer than a page, as a receipt with its certificates is. */
  const receipt = { statement: `{"id":"${'0'.repeat(300)}"}`, signature: new Uint8Array(6_000) };
  const many = Array.from({ length: 2_500 }, (_, index) => ({
    ...stored,
    id: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    seq: index + 1,
    receipt,
  }));
  let place: Awaited<ReturnType<typeof createPlace>>;
  beforeEach(async () => {
    place = await createPlace();
  });
  afterEach(() => place.remove());

  const waitingIds = many.slice(2_400).map(({ id }) => id);
  async function deliver(): Promise<void> {
    const storage = await place.open();
    await storage.append(many);
    for (let count = 1; count > 0; )
      ({ count } = await storage.acknowledge('H37.02', 2_400, stored.storedAt));
    await storage.close();
  }
  async function expectSmall(): Promise<void> {
    const storage = await place.open();
    const { id, digest } = stored;
    expect(await storage.find(id)).toEqual({ digest, receipt: null });
    for (const waiting of waitingIds)
      expect(await storage.find(waiting)).toMatchObject({
        digest,
        receipt: { statement: receipt.statement },
      });
    expect((await pageOf(storage, 'H37.02', [0, 3_000, 1 << 30])).length).toBe(100);
    await storage.close();
    const bytes = place.value(
      'SELECT sum(octet_length(header) + octet_length(receipt) + octet_length(receipt_signature)) FROM envelopes',
    );
    expect(bytes).toBe(100 * (stored.header.length + receipt.statement.length + 6_000));
    const [pages, free] = ['page_count', 'freelist_count'].map((name) =>
      Number(place.value(`SELECT ${name} FROM pragma_${name}`)),
    );
    // Identity, digest, place and two times, and the indexes over them.
    expect((((pages ?? 0) - (free ?? 0)) * 4096 - 100 * 8_192) / 2_400).toBeLessThan(600);
  }

  test('keeps no header and no receipt, so that a row is some hundred bytes', async () => {
    await deliver();
    await expectSmall();
  });

  test('loses them at the first start where an earlier version had kept them, and what waits loses nothing', async () => {
    await deliver();
    place.sql(
      `UPDATE envelopes SET header = ?, receipt = ?, receipt_signature = ? WHERE delivered_at IS NOT NULL`,
      ...[stored.header, receipt.statement, receipt.signature],
    );
    place.sql('PRAGMA user_version = 0');
    await expectSmall();
    expect(place.value('PRAGMA user_version')).toBe(1);
  });
});

test('an anchor for which the disk has no place is refused as such', async () => {
  const place = await createPlace();
  const opened = vi.spyOn(Database.prototype, 'exec');
  const storage = await place.open();
  const connection = opened.mock.contexts.at(-1) as Database.Database | undefined;
  opened.mockRestore();
  const receipt = { statement: '{}', signature: new Uint8Array(20_000) };
  const anchor = { organisation: 'H37.01', terminal: 'T7K3Q9XWP', receipt };
  connection?.pragma('max_page_count = 1');
  await expect(storage.addAnchor({ ...anchor, toSeq: 1 })).rejects.toMatchObject({ code: 'ENDPOINT_FULL' });
  await storage.close();
  await place.remove();
});

test('a page that is damaged further on ends the start with a code too', async () => {
  const place = await createPlace();
  const storage = await place.open();
  await storage.append([stored]);
  await storage.close();
  const file = await open(join(place.folder, 'mailboxes.db'), 'r+');
  const { size } = await file.stat();
  await file.write(Buffer.alloc(size - 4096, 9), 0, size - 4096, 4096);
  await file.close();
  const damaged = await place.open();
  await expect(damaged.waiting()).rejects.toMatchObject({ code: 'MAILBOXES_DAMAGED' });
  await damaged.close();
  await place.remove();
});
