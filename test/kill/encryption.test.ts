import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { digestOf } from '../../core/encoding/canonical.ts';
import { openCiphered } from '../../endpoint/storage/cipher.ts';
import { anchor, beta, envelope, pageOf } from '../../endpoint/storage/conformance-values.ts';
import { openSqlite } from '../../endpoint/storage/sqlite.ts';
import { randomFor } from '../support/random.ts';

const key = Buffer.alloc(32, 5);
const marker = 'Ve viec bo tri can bo';
const count = 300;
let folder: string;
let original: string;
let held: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tram-mat-encryption-'));
  original = join(folder, 'original.db');
  const source = join(folder, 'source.db');
  const storage = openSqlite(source, () => key);
  const sealed = Buffer.from(marker.repeat(400));
  for (let seq = 1; seq <= count; seq += 100)
    await storage.append(Array.from({ length: 100 }, (_, index) => envelope(seq + index, { sealed })));
  await storage.acknowledge(beta, 10, '2026-11-23T01:00:00.000Z');
  await storage.addAnchor(anchor(10));
  await storage.close();
  held = await contentOf(source);
  // As an earlier version left it: plain, part of it in the write-ahead log.
  const ciphered = openCiphered(source, key);
  const plain = new Database(original);
  for (const sql of ciphered.prepare('SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL').pluck().all())
    plain.exec(String(sql));
  for (const table of ['envelopes', 'anchors'])
    for (const row of ciphered.prepare(`SELECT * FROM ${table}`).raw().all()) {
      if (!Array.isArray(row)) throw new Error('no row');
      plain.prepare(`INSERT INTO ${table} VALUES (${row.map(() => '?').join()})`).run(...row);
    }
  ciphered.close();
  plain.close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A digest over every row. */
async function contentOf(path: string): Promise<string> {
  const storage = openSqlite(path, () => key);
  const page = await pageOf(storage, beta, [0, count, 1 << 30]);
  await storage.close();
  const database = openCiphered(path, key);
  const rows = ['envelopes', 'anchors'].map((table) =>
    database.prepare(`SELECT * FROM ${table}`).raw().all(),
  );
  expect(database.pragma('integrity_check', { simple: true })).toBe('ok');
  database.close();
  return digestOf(Buffer.from(JSON.stringify([page, rows])));
}

/** Begins to open a plain database in a process and kills it after `ms`; gives how long it took if it ended. */
async function killAfter(path: string, ms: number): Promise<number> {
  const child = spawn(
    process.execPath,
    [fileURLToPath(new URL('./encrypting-child.ts', import.meta.url)), path, key.toString('hex')],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = once(child, 'exit');
  await once(child.stdout, 'data');
  const begun = performance.now();
  await Promise.race([sleep(ms), ended]);
  child.kill('SIGKILL');
  await ended;
  return performance.now() - begun;
}

test('a plain database is encrypted whole, however often a kill comes between', async () => {
  const moment = randomFor('moment of the kill while encrypting').number;
  const whole = join(folder, 'whole.db');
  copyFileSync(original, whole);
  const time = await killAfter(whole, 60_000);
  for (let round = 0; round < 5; round++) {
    const path = join(folder, `round-${round}.db`);
    copyFileSync(original, path);
    // The second kill meets what the first one left.
    await killAfter(path, moment() * time * 1.1);
    await killAfter(path, moment() * time * 1.1);
    expect(await contentOf(path)).toBe(held);
    const left = readdirSync(folder).filter((name) => name.startsWith(`round-${round}.db`));
    for (const name of left) expect(readFileSync(join(folder, name)).includes(marker), name).toBe(false);
    expect(left.filter((name) => name.includes('encrypting'))).toEqual([]);
    for (const name of left) rmSync(join(folder, name));
  }
});
