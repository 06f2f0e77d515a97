import { spawn } from 'node:child_process';
import {
  copyFileSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { AppError } from '../../contract/errors/index.ts';
import { acts, append, key, outgoing, self, temporaryFolder } from '../../test/support/store.ts';
import { connect } from './connection.ts';
import { migrate, migrations } from './migrations.ts';
import { createStore, openStore } from './store.ts';

let folder: ReturnType<typeof temporaryFolder>;
let location: { path: string; key: Uint8Array; organisation: string };
beforeEach(() => {
  folder = temporaryFolder();
  location = { path: join(folder.path, 'store.db'), key, organisation: self };
});
afterEach(() => folder.remove());

const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    return error instanceof AppError ? error.code : `not an AppError: ${String(error)}`;
  }
  return 'no error';
};

const fill = (records: number) => {
  const store = createStore(location);
  store.transaction(() => {
    for (let ordinal = 1; ordinal <= records; ordinal++) append(store, acts.register(outgoing(ordinal)));
  });
  return store;
};

/** Opens the file and reads every page. */
function readAll(): void {
  const connection = connect(location.path, key);
  try {
    for (const _ of connection.prepare('SELECT * FROM ledger').iterate());
    if (connection.pragma('integrity_check') !== 'ok') throw new AppError('VAULT_DAMAGED');
  } finally {
    connection.close();
  }
}

describe('the file', () => {
  it('holds no plaintext while open and after closing', () => {
    const store = fill(50);
    store.settings.write('tls-key', Buffer.from('PLANTED-SETTING'));
    store.proofs.put(Buffer.from('PLANTED-PROOF'));
    store.drafts.write({ person: 'P00000001', key: 'outgoing' }, { notation: 'BC-UBND', number: 12 });
    const scan = () => {
      for (const name of readdirSync(folder.path)) {
        const bytes = readFileSync(join(folder.path, name));
        for (const planted of ['PLANTED', 'BC-UBND', 'H37.02', 'SQLite format', 'CREATE TABLE']) {
          expect(bytes.includes(planted), `${planted} in ${name}`).toBe(false);
        }
      }
    };
    scan();
    expect(readdirSync(folder.path)).toContain('store.db-wal');
    store.close();
    scan();
  });

  it('opens without an index in shared memory, which a full disk could not hold', () => {
    fill(2).close();
    const store = openStore(location);
    expect(readdirSync(folder.path).sort()).toEqual(['store.db', 'store.db-wal']);
    store.close();
  });

  it('takes nothing more once another file, or none, stands under its name', () => {
    const store = fill(2);
    const kept = join(folder.path, 'kept.db');
    const write = () => store.transaction(() => void append(store, acts.register(outgoing(3))));
    renameSync(location.path, kept);
    expect(codeOf(write)).toBe('DISK_FAILED');
    copyFileSync(kept, location.path);
    expect(codeOf(write)).toBe('DISK_FAILED');
    renameSync(kept, location.path);
    expect(store.ledger.head()?.seq).toBe(2);
    write();
    store.close();
    expect(openStore(location).ledger.head()?.seq).toBe(3);
  });

  it('takes nothing more once its write-ahead log is gone, or another stands under its name', () => {
    const store = fill(2);
    const [log, kept] = [`${location.path}-wal`, join(folder.path, 'kept-wal')];
    const write = () => store.transaction(() => void append(store, acts.register(outgoing(3))));
    renameSync(log, kept);
    expect(codeOf(write)).toBe('DISK_FAILED');
    copyFileSync(kept, log);
    expect(codeOf(write)).toBe('DISK_FAILED');
    expect(store.ledger.head()?.seq).toBe(2);
    renameSync(kept, log);
    write();
    store.close();
    expect(openStore(location).ledger.head()?.seq).toBe(3);
  });

  it('is readable by its owner alone', () => {
    fill(1).close();
    expect(statSync(location.path).mode & 0o777).toBe(0o600);
  });

  it('opens with its own key and no other', () => {
    fill(3).close();
    const wrong = key.slice();
    wrong[31] = (wrong[31] ?? 0) ^ 1;
    expect(codeOf(() => openStore({ ...location, key: wrong }))).toBe('VAULT_KEY_WRONG');
    const store = openStore(location);
    expect(store.ledger.head()?.seq).toBe(3);
    store.close();
  });

  it('is not made over an existing one, and not made by opening', () => {
    expect(codeOf(() => openStore(location))).toBe('DISK_FAILED');
    fill(1).close();
    expect(codeOf(() => createStore(location))).toBe('DISK_FAILED');
  });

  it('is open in one process at a time, by whatever path it was reached', async () => {
    const store = fill(1);
    const link = join(folder.path, 'link');
    symlinkSync(folder.path, link);
    const path = join(link, 'store.db');
    // Starting a process takes longer than what it does, so one tries twice.
    const program = `import { openStore } from ${JSON.stringify(new URL('./store.ts', import.meta.url).href)};
      const [path, key, organisation] = process.argv.slice(1);
      const outcome = () => {
        try {
          openStore({ path, key: Buffer.from(key, 'hex'), organisation }).close();
          return 'open';
        } catch ({ code }) {
          return code;
        }
      };
      console.log(outcome());
      process.stdin.once('data', () => {
        console.log(outcome());
        process.exit();
      });`;
    const given = [path, Buffer.from(key).toString('hex'), location.organisation];
    const other = spawn(process.execPath, ['--input-type=module', '-e', program, ...given], {
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    onTestFinished(() => void other.kill());
    const outcomes = createInterface(other.stdout)[Symbol.asyncIterator]();
    expect((await outcomes.next()).value).toBe('ALREADY_RUNNING');
    store.ledger.head();
    store.close();
    other.stdin.write('again\n');
    expect((await outcomes.next()).value).toBe('open');
  });

  it('belongs to one organisation', () => {
    fill(1).close();
    expect(codeOf(() => openStore({ ...location, organisation: 'H37.03' }))).toBe('CONFIG_INVALID');
  });

  it('shows a flipped bit in whatever page it lies', () => {
    fill(60).close();
    const sound = readFileSync(location.path);
    const pages = sound.length / 4096;
    for (let page = 0; page < pages; page++) {
      const damaged = Buffer.from(sound);
      const at = page * 4096 + 24 + ((page * 611) % 4000);
      damaged[at] = (damaged[at] ?? 0) ^ (1 << (page % 8));
      writeFileSync(location.path, damaged);
      expect(codeOf(readAll), `page ${page + 1}`).toBe('VAULT_DAMAGED');
    }
    expect(pages).toBeGreaterThan(20);
  });

  it('tells a damaged first page from a wrong key', () => {
    fill(3).close();
    const sound = readFileSync(location.path);
    const wrong = Uint8Array.from(key, (octet) => octet ^ 255);
    for (let at = 0; at < 4096; at += at < 128 ? 1 : 97) {
      const damaged = Buffer.from(sound);
      damaged[at] = (damaged[at] ?? 0) ^ 0x80;
      writeFileSync(location.path, damaged);
      expect(codeOf(readAll), `octet ${at}`).toBe('VAULT_DAMAGED');
    }
    const zeros = Buffer.from(sound).fill(0, 0, 4096);
    for (const lost of [zeros, sound.subarray(0, 4096), Buffer.alloc(0)]) {
      writeFileSync(location.path, lost);
      expect(codeOf(readAll), `${lost.length} octets left`).toBe('VAULT_DAMAGED');
    }
    writeFileSync(location.path, sound);
    expect(codeOf(readAll)).toBe('no error');
    expect(codeOf(() => openStore({ ...location, key: wrong }))).toBe('VAULT_KEY_WRONG');
  });
});

describe('every connection', () => {
  it('commits to the disk before it answers, also after reopening', () => {
    fill(1).close();
    const connection = connect(location.path, key);
    expect(connection.pragma('synchronous')).toBe(2);
    expect(connection.pragma('journal_mode')).toBe('wal');
    expect(connection.pragma('secure_delete')).toBe(1);
    expect(connection.pragma('temp_store')).toBe(2);
    expect(connection.pragma('trusted_schema')).toBe(0);
    expect(connection.pragma('recursive_triggers')).toBe(1);
    connection.close();
  });

  it('opens with the raw key and the name of the page format alone', () => {
    fill(1).close();
    const database = new Database(location.path);
    database.pragma("cipher='aegis'");
    database.pragma(`key="x'${Buffer.from(key).toString('hex')}'"`);
    expect(database.prepare('SELECT max(seq) AS n FROM ledger').get()).toEqual({ n: 1 });
    database.close();
  });
});

describe('migrations', () => {
  it('refuse a store of a newer programme', () => {
    fill(1).close();
    const connection = connect(location.path, key);
    migrate(connection, [...migrations, { number: 999, sql: 'CREATE TABLE later (a TEXT) STRICT' }]);
    connection.close();
    expect(codeOf(() => openStore(location))).toBe('VAULT_NEWER');
  });

  it('refuse a history that is not ours', () => {
    const changed = migrations.map((migration) => ({ ...migration, sql: `${migration.sql}\n` }));
    fill(1).close();
    const connection = connect(location.path, key);
    expect(codeOf(() => migrate(connection, changed))).toBe('VAULT_MIGRATION_CHANGED');
    connection.close();
  });

  it('leave nothing of one that fails', () => {
    fill(1).close();
    const connection = connect(location.path, key);
    const broken = {
      number: 999,
      sql: 'CREATE TABLE half (a TEXT) STRICT; CREATE TABLE ledger (a TEXT) STRICT',
    };
    expect(codeOf(() => migrate(connection, [...migrations, broken]))).toBe('UNEXPECTED');
    connection.close();
    const store = openStore(location);
    expect(store.ledger.head()?.seq).toBe(1);
    store.close();
  });
});

describe('a full disk', () => {
  it('undoes the whole transaction and says so, and the store works on', () => {
    fill(1).close();
    const connection = connect(location.path, key);
    const pages = Number(connection.pragma('page_count'));
    connection.pragma(`max_page_count = ${pages + 2}`);
    const put = connection.prepare('INSERT INTO proof (digest, bytes) VALUES (?, ?)');
    const write = () =>
      connection.transaction(() => {
        for (let n = 0; n < 10; n++) put.run(String(n).padStart(64, '0'), Buffer.alloc(4096));
      });
    expect(codeOf(write)).toBe('DISK_FULL');
    expect(connection.prepare('SELECT count(*) AS n FROM proof').get()).toEqual({ n: 0 });
    connection.pragma(`max_page_count = ${pages + 1000}`);
    write();
    expect(connection.prepare('SELECT count(*) AS n FROM proof').get()).toEqual({ n: 10 });
    connection.close();
  });
});
